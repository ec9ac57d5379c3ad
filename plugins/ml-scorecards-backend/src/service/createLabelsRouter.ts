import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  LabelChanges,
  labelsQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { Readers } from '../reading/createReaders';
import { parse } from './parse';

/** Changes of tier and level for the catalog module. For services only: it names every component. */
export function createLabelsRouter(options: {
  httpAuth: HttpAuthService;
  readers: Readers;
}): express.Router {
  const { httpAuth, readers } = options;
  const router = Router();

  router.get('/labels', async (request, response) => {
    await httpAuth.credentials(request, { allow: ['service'] });
    const query = parse(labelsQuerySchema, request.query);
    const changes = await readers.labels.changes(query);
    response.json(changes satisfies LabelChanges);
  });

  return router;
}
