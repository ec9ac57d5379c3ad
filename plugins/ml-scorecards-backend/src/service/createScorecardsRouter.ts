import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  checklistItemUpdateSchema,
  Scorecard,
  ScorecardsPage,
  scorecardsQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { ScorecardReader } from '../reading/ScorecardReader';
import { StoredScorecard } from '../reading/toScorecard';
import { Visibility } from '../reading/Visibility';
import { audited } from './audited';
import { CallerRights } from './CallerRights';
import { ChecklistService } from './ChecklistService';
import { entityRefOf, parse } from './parse';
import { readJsonBody } from './readJsonBody';
import { ScorecardRefresher } from './ScorecardRefresher';

/** Lists, single scorecards, and what can be done with one. */
export function createScorecardsRouter(options: {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  visibility: Visibility;
  rights: CallerRights;
  reader: ScorecardReader;
  refresher: ScorecardRefresher;
  checklists: ChecklistService;
}): express.Router {
  const { httpAuth, auditor, visibility, rights, reader } = options;
  const router = Router();

  const requireReadable = async (
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<StoredScorecard> => {
    // Whoever may not read the entity gets the answer of one that is not there.
    const stored = (await visibility.maySee(credentials, entityRef))
      ? await reader.get(entityRef)
      : undefined;
    if (!stored) {
      throw new NotFoundError(`There is no scorecard of ${entityRef}`);
    }
    return stored;
  };
  const answer = async (
    credentials: BackstageCredentials,
    stored: StoredScorecard,
  ): Promise<Scorecard> => ({
    ...stored,
    may: {
      tick: await rights.mayTick(credentials, stored),
      refresh: await rights.mayRefresh(credentials, stored),
    },
  });

  router.get('/scorecards', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const filters = parse(scorecardsQuerySchema, request.query);
    const visible = await visibility.visibleTo(credentials);
    const page = await reader.list(filters, visible);
    response.json(page satisfies ScorecardsPage);
  });

  router.get(
    '/scorecards/:kind/:namespace/:name',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const entityRef = entityRefOf(request.params);
      const stored = await requireReadable(credentials, entityRef);
      response.json(await answer(credentials, stored));
    },
  );

  router.post(
    '/scorecards/:kind/:namespace/:name/refresh',
    async (request, response) => {
      const entityRef = entityRefOf(request.params);
      const credentials = await audited(
        {
          auditor,
          request,
          eventId: 'scorecard-refresh',
          meta: { entityRef },
        },
        async () => {
          const caller = await httpAuth.credentials(request, {
            allow: ['user', 'service'],
          });
          const stored = await requireReadable(caller, entityRef);
          await rights.requireRefresh(caller, stored);
          await options.refresher.refresh(entityRef);
          return { answer: caller };
        },
      );
      const refreshed = await requireReadable(credentials, entityRef);
      response.json(await answer(credentials, refreshed));
    },
  );

  router.put(
    '/scorecards/:kind/:namespace/:name/checklists/:checklist/items/:item',
    async (request, response) => {
      const entityRef = entityRefOf(request.params);
      const { checklist, item } = request.params;
      const credentials = await audited(
        {
          auditor,
          request,
          eventId: 'checklist-item-update',
          meta: { entityRef, checklist, item },
        },
        async () => {
          const caller = await httpAuth.credentials(request, {
            allow: ['user'],
          });
          const body = await readJsonBody(request, response);
          const update = parse(checklistItemUpdateSchema, body);
          const stored = await requireReadable(caller, entityRef);
          await rights.requireTick(caller, stored);
          const change = await options.checklists.update({
            entityRef,
            checklist,
            item,
            update,
            by: caller.principal.userEntityRef,
          });
          return { answer: caller, meta: change };
        },
      );
      const changed = await requireReadable(credentials, entityRef);
      response.json(await answer(credentials, changed));
    },
  );

  return router;
}
