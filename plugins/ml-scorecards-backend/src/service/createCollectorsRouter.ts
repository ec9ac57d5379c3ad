import { HttpAuthService } from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import { CollectorStatusReader } from '../collection/CollectorStatusReader';
import { Visibility } from '../reading/Visibility';
import { Answers } from './Answers';

/** How reading the sources goes: for operators, and for whoever wonders why something is unknown. */
export function createCollectorsRouter(options: {
  httpAuth: HttpAuthService;
  visibility: Visibility;
  answers: Answers;
  collectorStatus: CollectorStatusReader;
}): express.Router {
  const { httpAuth, visibility, answers, collectorStatus } = options;
  const router = Router();

  router.get('/collectors', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const rights = await visibility.rightsOf(credentials);
    await answers.asked(response, rights, ({ visible }) =>
      collectorStatus.read(visible),
    );
  });

  return router;
}
