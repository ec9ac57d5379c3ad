import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  maturityQuerySchema,
  trendQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { Readers } from '../reading/createReaders';
import { Visibility } from '../reading/Visibility';
import { Answers } from './Answers';
import { parse } from './parse';

/** Counts over groups of components, now and day by day. */
export function createMaturityRouter(options: {
  httpAuth: HttpAuthService;
  visibility: Visibility;
  answers: Answers;
  readers: Readers;
}): express.Router {
  const { httpAuth, visibility, answers, readers } = options;
  const router = Router();

  router.get('/maturity', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const query = parse(maturityQuerySchema, request.query);
    const visible = await visibility.visibleTo(credentials);
    await answers.shared(request, response, visible, scope =>
      readers.maturity.maturity(query, scope),
    );
  });

  router.get('/maturity/trend', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const query = parse(trendQuerySchema, request.query);
    const visible = await visibility.visibleTo(credentials);
    await answers.shared(request, response, visible, scope =>
      readers.maturity.trend(query, scope),
    );
  });

  return router;
}
