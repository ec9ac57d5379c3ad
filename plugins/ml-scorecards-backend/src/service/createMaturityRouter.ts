import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  Maturity,
  maturityQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { ScorecardReader } from '../reading/ScorecardReader';
import { Visibility } from '../reading/Visibility';
import { parse } from './parse';

/** Counts over groups of components. */
export function createMaturityRouter(options: {
  httpAuth: HttpAuthService;
  visibility: Visibility;
  reader: ScorecardReader;
}): express.Router {
  const { httpAuth, visibility, reader } = options;
  const router = Router();

  router.get('/maturity', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { groupBy } = parse(maturityQuerySchema, request.query);
    const visible = await visibility.visibleTo(credentials);
    const maturity = await reader.maturity(groupBy, visible);
    response.json(maturity satisfies Maturity);
  });

  return router;
}
