import {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { Request } from 'express';
import { Knex } from 'knex';
import { markAudited, MadeStatement } from '../database/statements';
import { Readers } from '../reading/createReaders';
import { Visibility } from '../reading/Visibility';
import { audited, noteAudited } from './audited';
import { CallerRights } from './CallerRights';
import { cautiousVisibility } from './cautiousVisibility';
import { Deed } from './deeds';
import { ScorecardAccess } from './ScorecardAccess';
import { Statement } from './StatementService';

/** What somebody wants to state, before anything is known about it. */
export interface StatementRequest {
  readonly entityRef: string;
  readonly eventId: string;
  /** The right that it needs. */
  readonly deed: Deed;
  /** What else the audit log is told from the start. */
  readonly about: JsonObject;
  /** Not there for what an agent does. */
  readonly request?: Request;
}

/** Who wants to state something, and how it is done. */
interface PreparedStatement {
  /** What is to be stated, for the audit log, should it be refused. */
  readonly asked: JsonObject;
  readonly credentials: BackstageCredentials<BackstageUserPrincipal>;
  make(statement: Statement): Promise<MadeStatement>;
}

/**
 * The one way to a statement, from whichever side it is asked for: audited from the first look, by whoever has the right,
 * and answered with the scorecard that follows.
 */
export class StatementMaker {
  private readonly options: {
    knex: Knex;
    auditor: AuditorService;
    logger: LoggerService;
    rights: CallerRights;
    readers: Readers;
    visibility: Pick<Visibility, 'readableAmong'>;
  };

  constructor(options: StatementMaker['options']) {
    this.options = options;
  }

  async make(
    wanted: StatementRequest,
    prepare: () => Promise<PreparedStatement>,
  ): Promise<Scorecard> {
    const { knex, auditor, logger, visibility } = this.options;
    const { entityRef, eventId, deed, about, request } = wanted;
    const access = new ScorecardAccess({
      ...this.options,
      visibility: cautiousVisibility(visibility, logger),
    });
    let made: MadeStatement | undefined;
    const caller = await audited(
      { auditor, request, eventId, meta: { entityRef, ...about } },
      async known => {
        const { asked, credentials, make } = await prepare();
        known.asked = asked;
        const standing = await access.requireReadable(
          credentials,
          entityRef,
          'write',
        );
        await access.requireRight(deed, entityRef, standing);
        made = await make({
          entityRef,
          by: credentials.principal.userEntityRef,
        });
        // What stands there after it says the same.
        delete known.asked;
        return { answer: { credentials, standing }, meta: toMeta(made) };
      },
    );
    if (made) {
      const { id } = made;
      await noteAudited(logger, () => markAudited(knex, id));
    }
    return access.read({ ...caller, entityRef });
  }
}

function toMeta({ id, before, after }: MadeStatement): JsonObject {
  return { statement: id, before, after };
}
