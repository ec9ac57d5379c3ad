import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import {
  scorecardHistoryQuerySchema,
  statementsQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { Knex } from 'knex';
import { readReadState } from '../database/recordingState';
import { Readers } from '../reading/createReaders';
import { Answers } from './Answers';
import { audited } from './audited';
import { CallerRights } from './CallerRights';
import { askedEntityRefOf, entityRefOf, parse } from './parse';
import { noScorecard, ScorecardAccess } from './ScorecardAccess';
import { ScorecardRefresher } from './ScorecardRefresher';

/** Single scorecards: read, looked back on, and made anew. */
export function createScorecardsRouter(options: {
  knex: Knex;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  rights: CallerRights;
  answers: Answers;
  readers: Readers;
  refresher: ScorecardRefresher;
}): express.Router {
  const { knex, httpAuth, auditor, rights, answers, readers } = options;
  const access = new ScorecardAccess(options);
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
      await answers.personal(request, response, standing, state =>
        access.read(entityRef, standing, state),
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
      await access.requireReadable(credentials, entityRef, 'read');
      await answers.personal(request, response, 'readable', async () => {
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
      await access.requireReadable(credentials, entityRef, 'read');
      await answers.personal(request, response, 'readable', async () => {
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
      const { entityRef, standing } = await audited(
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
          const ref = entityRefOf(request.params);
          const caller = await access.requireReadable(
            credentials,
            ref,
            'write',
          );
          const state = await readReadState(knex);
          rights.require(
            'refresh',
            caller,
            await access.read(ref, caller, state),
            await readers.ownerGroups.at(state),
          );
          await options.refresher.refresh(ref);
          return { answer: { entityRef: ref, standing: caller } };
        },
      );
      const refreshed = await readReadState(knex);
      response.json(await access.read(entityRef, standing, refreshed));
    },
  );

  return router;
}
