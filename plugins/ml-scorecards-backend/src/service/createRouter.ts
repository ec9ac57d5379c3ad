import {
  AuditorService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import { Knex } from 'knex';
import { CollectorStatusReader } from '../collection/CollectorStatusReader';
import { Readers } from '../reading/createReaders';
import { Visibility } from '../reading/Visibility';
import { Answers } from './Answers';
import { CallerRights } from './CallerRights';
import { AttestationService } from './AttestationService';
import { ChecklistService } from './ChecklistService';
import { createBadgeRouter } from './createBadgeRouter';
import { createCollectorsRouter } from './createCollectorsRouter';
import { createDefinitionsRouter } from './createDefinitionsRouter';
import { createDryRunRouter } from './createDryRunRouter';
import { createEvaluateRouter } from './createEvaluateRouter';
import { createFactsRouter } from './createFactsRouter';
import { createLabelsRouter } from './createLabelsRouter';
import { createListsRouter } from './createListsRouter';
import { createMaturityRouter } from './createMaturityRouter';
import { createOpenApiRouter } from './createOpenApiRouter';
import { createScorecardsRouter } from './createScorecardsRouter';
import { createStatementsRouter } from './createStatementsRouter';
import { createTodoRouter } from './createTodoRouter';
import { DecisionService } from './DecisionService';
import { DryRunService } from './DryRunService';
import { hideDatabaseErrors } from './hideDatabaseErrors';
import { PushedFactService } from './PushedFactService';
import { refuseNul } from './refuseNul';
import { ScorecardRefresher } from './ScorecardRefresher';
import { WaiverService } from './WaiverService';

/** The whole API, one router for each area. */
export function createRouter(options: {
  knex: Knex;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  logger: LoggerService;
  permissions: PermissionsService;
  visibility: Visibility;
  rights: CallerRights;
  answers: Answers;
  readers: Readers;
  refresher: ScorecardRefresher;
  checklists: ChecklistService;
  decisions: DecisionService;
  attestations: AttestationService;
  waivers: WaiverService;
  dryRuns: DryRunService;
  pushedFacts: PushedFactService;
  collectorStatus: CollectorStatusReader;
}): express.Router {
  const v1 = Router();
  v1.get('*', refuseNul, options.answers.cursors.open);
  v1.use(createListsRouter(options));
  v1.use(createScorecardsRouter(options));
  v1.use(createStatementsRouter(options));
  v1.use(createTodoRouter(options));
  v1.use(createFactsRouter(options));
  v1.use(createDefinitionsRouter(options));
  v1.use(createDryRunRouter(options));
  v1.use(createEvaluateRouter(options));
  v1.use(createMaturityRouter(options));
  v1.use(createBadgeRouter(options));
  v1.use(createLabelsRouter(options));
  v1.use(createCollectorsRouter(options));
  v1.use(createOpenApiRouter());

  const router = Router();
  router.use('/v1', v1);
  router.use(hideDatabaseErrors(options.logger));
  return router;
}
