import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import { ScorecardReader } from '../reading/ScorecardReader';
import { Visibility } from '../reading/Visibility';
import { CallerRights } from './CallerRights';
import { ChecklistService } from './ChecklistService';
import { createDefinitionsRouter } from './createDefinitionsRouter';
import { createLabelsRouter } from './createLabelsRouter';
import { createMaturityRouter } from './createMaturityRouter';
import { createOpenApiRouter } from './createOpenApiRouter';
import { createScorecardsRouter } from './createScorecardsRouter';
import { hideDatabaseErrors } from './hideDatabaseErrors';
import { refuseNul } from './refuseNul';
import { ScorecardRefresher } from './ScorecardRefresher';

/** The whole API, one router for each area. */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  logger: LoggerService;
  visibility: Visibility;
  rights: CallerRights;
  reader: ScorecardReader;
  refresher: ScorecardRefresher;
  checklists: ChecklistService;
}): express.Router {
  const v1 = Router();
  v1.use(refuseNul);
  v1.use(createScorecardsRouter(options));
  v1.use(createDefinitionsRouter(options));
  v1.use(createMaturityRouter(options));
  v1.use(createLabelsRouter(options));
  v1.use(createOpenApiRouter());

  const router = Router();
  router.use('/v1', v1);
  router.use(hideDatabaseErrors(options.logger));
  return router;
}
