import {
  AuditorService,
  AuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Knex } from 'knex';
import { Readers } from '../../reading/createReaders';
import { Visibility } from '../../reading/Visibility';
import { AttestationService } from '../AttestationService';
import { CallerRights } from '../CallerRights';
import { SealedCursors } from '../SealedCursors';
import { createAttestCheckAction } from './createAttestCheckAction';
import { createGetScorecardAction } from './createGetScorecardAction';
import { createGetTodoAction } from './createGetTodoAction';
import { createListScorecardsAction } from './createListScorecardsAction';
import { createNextStepsAction } from './createNextStepsAction';

/** What actions are made of: the same services, rights and audit log that the API has. */
export interface ActionOptions {
  readonly actionsRegistry: ActionsRegistryService;
  readonly knex: Knex;
  readonly auth: AuthService;
  readonly auditor: AuditorService;
  readonly logger: LoggerService;
  readonly visibility: Visibility;
  readonly rights: CallerRights;
  readonly readers: Readers;
  readonly attestations: AttestationService;
  readonly cursors: SealedCursors;
}

/** Lets agents do what people do by the API, with the rights of the person for whom they act. */
export function registerActions(options: ActionOptions): void {
  createListScorecardsAction(options);
  createGetScorecardAction(options);
  createNextStepsAction(options);
  createGetTodoAction(options);
  createAttestCheckAction(options);
}
