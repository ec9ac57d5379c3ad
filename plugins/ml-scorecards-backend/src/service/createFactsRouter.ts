import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  PushedFactsResponse,
  pushedFactsSchema,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { Knex } from 'knex';
import { markPushAudited } from '../database/unauditedPushes';
import { Readers } from '../reading/createReaders';
import { Visibility } from '../reading/Visibility';
import { audited, noteAudited } from './audited';
import { CallerRights } from './CallerRights';
import { parse, parseEntityRefs } from './parse';
import { PushedFactService } from './PushedFactService';
import { readJsonBody } from './readJsonBody';
import { ScorecardAccess } from './ScorecardAccess';

/** Facts that pipelines push. */
export function createFactsRouter(options: {
  knex: Knex;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  logger: LoggerService;
  rights: CallerRights;
  visibility: Visibility;
  readers: Readers;
  pushedFacts: PushedFactService;
}): express.Router {
  const { knex, httpAuth, auditor, logger, pushedFacts } = options;
  const access = new ScorecardAccess(options);
  const router = Router();

  router.post('/facts', async (request, response) => {
    let unaudited: number | undefined;
    const answer = await audited(
      { auditor, request, eventId: 'facts-push', meta: {} },
      async known => {
        const credentials = await httpAuth.credentials(request, {
          allow: ['user', 'service'],
        });
        const pushed = parse(
          pushedFactsSchema,
          await readJsonBody(request, response, '256kb'),
        );
        const [entityRef] = parseEntityRefs([pushed.entityRef]);
        Object.assign(known, { entityRef, source: pushed.source });
        const caller = await access.requireReadable(
          credentials,
          entityRef,
          'write',
        );
        await access.requireRight('pushFacts', entityRef, caller);
        const { principal } = credentials;
        const by =
          principal.type === 'user'
            ? principal.userEntityRef
            : principal.subject;
        const result = await pushedFacts.push({ ...pushed, entityRef, by });
        unaudited = result.unaudited;
        return result;
      },
    );
    if (unaudited !== undefined) {
      const id = unaudited;
      await noteAudited(logger, () => markPushAudited(knex, id));
    }
    response.json(answer satisfies PushedFactsResponse);
  });

  return router;
}
