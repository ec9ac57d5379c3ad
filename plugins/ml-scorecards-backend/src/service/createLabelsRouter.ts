import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  LabelChanges,
  labelsQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { ScorecardReader } from '../reading/ScorecardReader';
import { parse } from './parse';

/** Changes of tier and level for the catalog module. For services only: it names every component. */
export function createLabelsRouter(options: {
  httpAuth: HttpAuthService;
  reader: ScorecardReader;
}): express.Router {
  const { httpAuth, reader } = options;
  const router = Router();

  router.get('/labels', async (request, response) => {
    await httpAuth.credentials(request, { allow: ['service'] });
    const query = parse(labelsQuerySchema, request.query);
    const changes = await reader.labelChanges(query);
    response.json(changes satisfies LabelChanges);
  });

  return router;
}
