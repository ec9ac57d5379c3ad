import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  definitionOverridesSchema,
  definitionsDryRunPermission,
  DryRunReport,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { Knex } from 'knex';
import { readReadState } from '../database/recordingState';
import { Visibility } from '../reading/Visibility';
import { audited } from './audited';
import { DryRunService } from './DryRunService';
import { parse } from './parse';
import { readJsonBody } from './readJsonBody';

/** What other definitions would change. */
export function createDryRunRouter(options: {
  knex: Knex;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  permissions: PermissionsService;
  visibility: Visibility;
  dryRuns: DryRunService;
}): express.Router {
  const { knex, httpAuth, auditor, permissions, visibility, dryRuns } = options;
  const router = Router();

  router.post('/definitions/dry-run', async (request, response) => {
    const report = await audited(
      { auditor, request, eventId: 'definitions-dry-run', meta: {} },
      async () => {
        const credentials = await httpAuth.credentials(request, {
          allow: ['user', 'service'],
        });
        const [decision] = await permissions.authorize(
          [{ permission: definitionsDryRunPermission }],
          { credentials },
        );
        if (decision.result !== AuthorizeResult.ALLOW) {
          throw new NotAllowedError('You may not try out definitions');
        }
        const body = await readJsonBody(request, response);
        const overrides = parse(definitionOverridesSchema, body);
        const rights = await visibility.rightsOf(credentials);
        const gone = new AbortController();
        response.on('close', () => gone.abort());
        const answer = await dryRuns.run(overrides, {
          visible: await rights.components(await readReadState(knex)),
          signal: gone.signal,
        });
        return { answer, meta: { components: answer.components } };
      },
    );
    response.json(report satisfies DryRunReport);
  });

  return router;
}
