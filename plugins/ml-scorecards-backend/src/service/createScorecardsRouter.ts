import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  scorecardFactsQuerySchema,
  scorecardHistoryQuerySchema,
  statementsQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { Knex } from 'knex';
import { Readers } from '../reading/createReaders';
import { Visibility } from '../reading/Visibility';
import { Answers } from './Answers';
import { audited } from './audited';
import { CallerRights } from './CallerRights';
import { cautiousVisibility } from './cautiousVisibility';
import { askedEntityRefOf, entityRefOf, parse } from './parse';
import { noScorecard, ScorecardAccess } from './ScorecardAccess';
import { ScorecardRefresher } from './ScorecardRefresher';
import { withoutHidden } from './withoutHidden';

/** Single scorecards: read, looked back on, and made anew. */
export function createScorecardsRouter(options: {
  knex: Knex;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  logger: LoggerService;
  rights: CallerRights;
  visibility: Visibility;
  answers: Answers;
  readers: Readers;
  refresher: ScorecardRefresher;
}): express.Router {
  const { httpAuth, auditor, logger, visibility, answers, readers } = options;
  const access = new ScorecardAccess(options);
  const accessOnceDone = new ScorecardAccess({
    ...options,
    visibility: cautiousVisibility(visibility, logger),
  });
  const router = Router();

  router.get(
    '/scorecards/:kind/:namespace/:name',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const entityRef = entityRefOf(request.params);
      const standing = await access.requireReadable(
        credentials,
        entityRef,
        'read',
      );
      await answers.personal(
        request,
        response,
        { ...standing, rights: standing },
        state => access.read({ credentials, entityRef, standing, state }),
      );
    },
  );

  router.get(
    '/scorecards/:kind/:namespace/:name/facts',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const entityRef = entityRefOf(request.params);
      const query = parse(scorecardFactsQuerySchema, request.query);
      const standing = await access.requireReadable(
        credentials,
        entityRef,
        'read',
      );
      await answers.personal(
        request,
        response,
        { ...standing, rights: 'readable' },
        async state => {
          const facts = await readers.scorecards.facts(entityRef, query, state);
          if (!facts) {
            throw noScorecard(entityRef);
          }
          return withoutHidden(facts, { ...standing, credentials, visibility });
        },
      );
    },
  );

  router.get(
    '/scorecards/:kind/:namespace/:name/history',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const entityRef = entityRefOf(request.params);
      const query = parse(scorecardHistoryQuerySchema, request.query);
      const { readsAll } = await access.requireReadable(
        credentials,
        entityRef,
        'read',
      );
      const caller = { rights: 'readable', readsAll };
      await answers.personal(request, response, caller, async () => {
        const history = await readers.history.get(entityRef, query);
        if (!history) {
          throw noScorecard(entityRef);
        }
        return history;
      });
    },
  );

  router.get(
    '/scorecards/:kind/:namespace/:name/statements',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const entityRef = entityRefOf(request.params);
      const query = parse(statementsQuerySchema, request.query);
      const { readsAll } = await access.requireReadable(
        credentials,
        entityRef,
        'read',
      );
      const caller = { rights: 'readable', readsAll };
      await answers.personal(request, response, caller, async () => {
        const page = await readers.statements.get(entityRef, query);
        if (!page) {
          throw noScorecard(entityRef);
        }
        return page;
      });
    },
  );

  router.post(
    '/scorecards/:kind/:namespace/:name/refresh',
    async (request, response) => {
      const refreshed = await audited(
        {
          auditor,
          request,
          eventId: 'scorecard-refresh',
          meta: { entityRef: askedEntityRefOf(request.params) },
        },
        async () => {
          const credentials = await httpAuth.credentials(request, {
            allow: ['user', 'service'],
          });
          const entityRef = entityRefOf(request.params);
          const standing = await access.requireReadable(
            credentials,
            entityRef,
            'write',
          );
          await access.requireRight('refresh', entityRef, standing);
          await options.refresher.refresh(entityRef);
          return { answer: { credentials, entityRef, standing } };
        },
      );
      response.json(await accessOnceDone.read(refreshed));
    },
  );

  return router;
}
