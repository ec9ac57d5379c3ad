import { HttpAuthService } from '@backstage/backend-plugin-api';
import { CollectorsResponse } from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { CollectorStatusReader } from '../collection/CollectorStatusReader';
import { Visibility } from '../reading/Visibility';

/** How reading the sources goes: for operators, and for whoever wonders why something is unknown. */
export function createCollectorsRouter(options: {
  httpAuth: HttpAuthService;
  visibility: Visibility;
  collectorStatus: CollectorStatusReader;
}): express.Router {
  const { httpAuth, visibility, collectorStatus } = options;
  const router = Router();

  router.get('/collectors', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const collectors = await collectorStatus.read(
      await visibility.visibleTo(credentials),
    );
    response.json(collectors satisfies CollectorsResponse);
  });

  return router;
}
