import { HttpAuthService } from '@backstage/backend-plugin-api';
import { ChecklistsResponse } from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { Readers } from '../reading/createReaders';
import { Visibility } from '../reading/Visibility';
import { Answers } from './Answers';

/** What is asked: checks with their pass rate, and checklists. */
export function createDefinitionsRouter(options: {
  httpAuth: HttpAuthService;
  visibility: Visibility;
  answers: Answers;
  readers: Readers;
}): express.Router {
  const { httpAuth, visibility, answers, readers } = options;
  const router = Router();

  router.get('/checks', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const visible = await visibility.visibleTo(credentials);
    await answers.shared(request, response, visible, scope =>
      readers.checks.checks(scope),
    );
  });

  router.get('/checklists', async (request, response) => {
    await httpAuth.credentials(request, { allow: ['user', 'service'] });
    response.json(readers.checks.checklists() satisfies ChecklistsResponse);
  });

  return router;
}
