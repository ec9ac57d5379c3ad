import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  checklistItemUpdateSchema,
  decisionDeleteQuerySchema,
  decisionUpdateSchema,
  Scorecard,
  scorecardHistoryQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { Knex } from 'knex';
import { readReadState, ReadState } from '../database/recordingState';
import { Readers } from '../reading/createReaders';
import { Answers } from './Answers';
import { audited } from './audited';
import { CallerRights, CallerStanding } from './CallerRights';
import { ChecklistService } from './ChecklistService';
import { DecisionService } from './DecisionService';
import { entityRefOf, parse } from './parse';
import { readJsonBody } from './readJsonBody';
import { ScorecardRefresher } from './ScorecardRefresher';

/** Single scorecards, and what can be done with one. */
export function createScorecardsRouter(options: {
  knex: Knex;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  rights: CallerRights;
  answers: Answers;
  readers: Readers;
  refresher: ScorecardRefresher;
  checklists: ChecklistService;
  decisions: DecisionService;
}): express.Router {
  const { knex, httpAuth, auditor, rights, answers, readers } = options;
  const router = Router();

  /** Whoever may not read the entity gets the answer of one that is not there. */
  const requireReadable = async (
    credentials: BackstageCredentials,
    entityRef: string,
    purpose: 'read' | 'write',
  ): Promise<CallerStanding> => {
    const standing = await rights.standing(credentials, entityRef, purpose);
    if (!standing.mayRead) {
      throw noScorecard(entityRef);
    }
    return standing;
  };
  const read = async (
    entityRef: string,
    standing: CallerStanding,
    state: ReadState,
  ): Promise<Scorecard> => {
    const stored = await readers.scorecards.get(entityRef, state);
    if (!stored) {
      throw noScorecard(entityRef);
    }
    const groups = await readers.ownerGroups.at(state);
    return { ...stored, may: rights.may(standing, stored, groups) };
  };

  const requireDecide = async (
    entityRef: string,
    standing: CallerStanding,
  ): Promise<void> => {
    const state = await readReadState(knex);
    rights.requireDecide(
      standing,
      await read(entityRef, standing, state),
      await readers.ownerGroups.at(state),
    );
  };

  router.get(
    '/scorecards/:kind/:namespace/:name',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const entityRef = entityRefOf(request.params);
      const standing = await requireReadable(credentials, entityRef, 'read');
      await answers.personal(request, response, standing, state =>
        read(entityRef, standing, state),
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
      await requireReadable(credentials, entityRef, 'read');
      await answers.personal(request, response, 'readable', async () => {
        const history = await readers.history.get(entityRef, query);
        if (!history) {
          throw noScorecard(entityRef);
        }
        return history;
      });
    },
  );

  router.post(
    '/scorecards/:kind/:namespace/:name/refresh',
    async (request, response) => {
      const entityRef = entityRefOf(request.params);
      const standing = await audited(
        {
          auditor,
          request,
          eventId: 'scorecard-refresh',
          meta: { entityRef },
        },
        async () => {
          const credentials = await httpAuth.credentials(request, {
            allow: ['user', 'service'],
          });
          const caller = await requireReadable(credentials, entityRef, 'write');
          const state = await readReadState(knex);
          rights.requireRefresh(caller, await read(entityRef, caller, state));
          await options.refresher.refresh(entityRef);
          return { answer: caller };
        },
      );
      const refreshed = await readReadState(knex);
      response.json(await read(entityRef, standing, refreshed));
    },
  );

  router.put(
    '/scorecards/:kind/:namespace/:name/checklists/:checklist/items/:item',
    async (request, response) => {
      const entityRef = entityRefOf(request.params);
      const { checklist, item } = request.params;
      const standing = await audited(
        {
          auditor,
          request,
          eventId: 'checklist-item-update',
          meta: { entityRef, checklist, item },
        },
        async () => {
          const credentials = await httpAuth.credentials(request, {
            allow: ['user'],
          });
          const body = await readJsonBody(request, response);
          const update = parse(checklistItemUpdateSchema, body);
          const caller = await requireReadable(credentials, entityRef, 'write');
          const state = await readReadState(knex);
          rights.requireTick(
            caller,
            await read(entityRef, caller, state),
            await readers.ownerGroups.at(state),
          );
          const change = await options.checklists.update({
            entityRef,
            checklist,
            item,
            update,
            by: credentials.principal.userEntityRef,
          });
          return { answer: caller, meta: change };
        },
      );
      const changed = await readReadState(knex);
      response.json(await read(entityRef, standing, changed));
    },
  );

  router.put(
    '/scorecards/:kind/:namespace/:name/decisions/:subject',
    async (request, response) => {
      const entityRef = entityRefOf(request.params);
      const { subject } = request.params;
      const standing = await audited(
        {
          auditor,
          request,
          eventId: 'decision-update',
          meta: { entityRef, subject },
        },
        async () => {
          const credentials = await httpAuth.credentials(request, {
            allow: ['user'],
          });
          const body = await readJsonBody(request, response);
          const update = parse(decisionUpdateSchema, body);
          const caller = await requireReadable(credentials, entityRef, 'write');
          await requireDecide(entityRef, caller);
          const change = await options.decisions.update({
            entityRef,
            subject,
            update,
            by: credentials.principal.userEntityRef,
          });
          return { answer: caller, meta: change };
        },
      );
      const changed = await readReadState(knex);
      response.json(await read(entityRef, standing, changed));
    },
  );

  router.delete(
    '/scorecards/:kind/:namespace/:name/decisions/:subject',
    async (request, response) => {
      const entityRef = entityRefOf(request.params);
      const { subject } = request.params;
      const standing = await audited(
        {
          auditor,
          request,
          eventId: 'decision-delete',
          meta: { entityRef, subject },
        },
        async () => {
          const credentials = await httpAuth.credentials(request, {
            allow: ['user'],
          });
          const { version } = parse(decisionDeleteQuerySchema, request.query);
          const caller = await requireReadable(credentials, entityRef, 'write');
          await requireDecide(entityRef, caller);
          const change = await options.decisions.delete({
            entityRef,
            subject,
            version,
          });
          return { answer: caller, meta: change };
        },
      );
      const changed = await readReadState(knex);
      response.json(await read(entityRef, standing, changed));
    },
  );

  return router;
}

function noScorecard(entityRef: string): NotFoundError {
  return new NotFoundError(`There is no scorecard of ${entityRef}`);
}
