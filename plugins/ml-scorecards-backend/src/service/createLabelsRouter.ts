import {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  LabelChanges,
  labelsQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { Readers } from '../reading/createReaders';
import { parse } from './parse';

/** Changes of tier and level for the catalog module. For services that may read all entities: it names every component. */
export function createLabelsRouter(options: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  readers: Readers;
}): express.Router {
  const { httpAuth, permissions, readers } = options;
  const router = Router();

  router.get('/labels', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['service'],
    });
    const [decision] = await permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `Labels are for services that may read all entities, and this one is restricted to other permissions than ${catalogEntityReadPermission.name}`,
      );
    }
    const query = parse(labelsQuerySchema, request.query);
    const changes = await readers.labels.changes(query);
    response.json(changes satisfies LabelChanges);
  });

  return router;
}
