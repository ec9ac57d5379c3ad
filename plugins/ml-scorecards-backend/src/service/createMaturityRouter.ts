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
import { sharedAnswers } from './sharedAnswers';

/** Counts over groups of components, now and day by day. */
export function createMaturityRouter(options: {
  httpAuth: HttpAuthService;
  visibility: Visibility;
  answers: Answers;
  readers: Readers;
}): express.Router {
  const { maturity } = options.readers;
  const answer = sharedAnswers(options);
  const router = Router();

  router.get(
    '/maturity',
    answer(maturityQuerySchema, (query, scope) =>
      maturity.maturity(query, scope),
    ),
  );

  router.get(
    '/maturity/trend',
    answer(trendQuerySchema, (query, scope) => maturity.trend(query, scope)),
  );

  return router;
}
