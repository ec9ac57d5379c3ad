import { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  ChecklistsResponse,
  checkQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { Readers } from '../reading/createReaders';
import { Visibility } from '../reading/Visibility';
import { Answers } from './Answers';
import { sharedAnswers } from './sharedAnswers';

/** What is asked: checks with their pass rate, and checklists. */
export function createDefinitionsRouter(options: {
  httpAuth: HttpAuthService;
  visibility: Visibility;
  answers: Answers;
  readers: Readers;
}): express.Router {
  const { httpAuth, readers } = options;
  const answer = sharedAnswers(options);
  const router = Router();

  router.get(
    '/checks',
    answer(z.object({}), (_, scope) => readers.checks.checks(scope)),
  );

  router.get(
    '/checks/:id',
    answer(checkQuerySchema, async (query, scope, { id }) => {
      const check = await readers.checks.check(id, query, scope);
      if (!check) {
        throw new NotFoundError(`There is no check "${id}"`);
      }
      return check;
    }),
  );

  router.get('/checklists', async (request, response) => {
    await httpAuth.credentials(request, { allow: ['user', 'service'] });
    response.json(readers.checks.checklists() satisfies ChecklistsResponse);
  });

  return router;
}
