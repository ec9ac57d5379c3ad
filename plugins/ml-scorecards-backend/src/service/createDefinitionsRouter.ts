import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  ChecklistsResponse,
  ChecksResponse,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { ScorecardReader } from '../reading/ScorecardReader';
import { Visibility } from '../reading/Visibility';

/** What is asked: checks with their pass rate, and checklists. */
export function createDefinitionsRouter(options: {
  httpAuth: HttpAuthService;
  visibility: Visibility;
  reader: ScorecardReader;
}): express.Router {
  const { httpAuth, visibility, reader } = options;
  const router = Router();

  router.get('/checks', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const visible = await visibility.visibleTo(credentials);
    const checks = await reader.checks(visible);
    response.json(checks satisfies ChecksResponse);
  });

  router.get('/checklists', async (request, response) => {
    await httpAuth.credentials(request, { allow: ['user', 'service'] });
    const items = [...reader.checklists()];
    response.json({ items } satisfies ChecklistsResponse);
  });

  return router;
}
