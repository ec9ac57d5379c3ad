import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  checklistItemUpdateSchema,
  decisionDeleteQuerySchema,
  decisionUpdateSchema,
} from 'backstage-plugin-ml-scorecards-common';
import express, { Request, Response } from 'express';
import Router from 'express-promise-router';
import { Knex } from 'knex';
import { readReadState } from '../database/recordingState';
import { Readers } from '../reading/createReaders';
import { audited } from './audited';
import { CallerRights } from './CallerRights';
import { ChecklistService } from './ChecklistService';
import { DecisionService } from './DecisionService';
import { entityRefOf, parse } from './parse';
import { readJsonBody } from './readJsonBody';
import { ScorecardAccess } from './ScorecardAccess';

/** What owners state about their components: items ticked, decisions put on record and taken back. */
export function createStatementsRouter(options: {
  knex: Knex;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  rights: CallerRights;
  readers: Readers;
  checklists: ChecklistService;
  decisions: DecisionService;
}): express.Router {
  const { knex, httpAuth, auditor, rights, readers } = options;
  const { checklists, decisions } = options;
  const access = new ScorecardAccess(options);
  const router = Router();

  /** One statement of an owner: audited from the first look at it, and answered with the scorecard that follows. */
  const state = async <T>(
    request: Request,
    response: Response,
    statement: {
      eventId: string;
      /** Names what it is about, for the audit log. */
      about: JsonObject;
      /** What the request asks for. Throws where that makes no sense. */
      parse(): Promise<T> | T;
      /** The right that it needs. */
      needs: 'requireTick' | 'requireDecide';
      /** Gives what was before and after, for the audit log. */
      write(options: {
        entityRef: string;
        input: T;
        by: string;
      }): Promise<JsonObject>;
    },
  ): Promise<void> => {
    const entityRef = entityRefOf(request.params);
    const { eventId, about, needs } = statement;
    const standing = await audited(
      { auditor, request, eventId, meta: { entityRef, ...about } },
      async () => {
        const credentials = await httpAuth.credentials(request, {
          allow: ['user'],
        });
        const input = await statement.parse();
        const caller = await access.requireReadable(
          credentials,
          entityRef,
          'write',
        );
        const before = await readReadState(knex);
        rights[needs](
          caller,
          await access.read(entityRef, caller, before),
          await readers.ownerGroups.at(before),
        );
        const by = credentials.principal.userEntityRef;
        const meta = await statement.write({ entityRef, input, by });
        return { answer: caller, meta };
      },
    );
    const changed = await readReadState(knex);
    response.json(await access.read(entityRef, standing, changed));
  };

  router.put(
    '/scorecards/:kind/:namespace/:name/checklists/:checklist/items/:item',
    (request, response) => {
      const { checklist, item } = request.params;
      return state(request, response, {
        eventId: 'checklist-item-update',
        about: { checklist, item },
        parse: async () =>
          parse(
            checklistItemUpdateSchema,
            await readJsonBody(request, response),
          ),
        needs: 'requireTick',
        write: ({ input, ...statement }) =>
          checklists.update({ ...statement, checklist, item, update: input }),
      });
    },
  );

  router.put(
    '/scorecards/:kind/:namespace/:name/decisions/:subject',
    (request, response) => {
      const { subject } = request.params;
      return state(request, response, {
        eventId: 'decision-update',
        about: { subject },
        parse: async () =>
          parse(decisionUpdateSchema, await readJsonBody(request, response)),
        needs: 'requireDecide',
        write: ({ input, ...statement }) =>
          decisions.update({ ...statement, subject, update: input }),
      });
    },
  );

  router.delete(
    '/scorecards/:kind/:namespace/:name/decisions/:subject',
    (request, response) => {
      const { subject } = request.params;
      return state(request, response, {
        eventId: 'decision-delete',
        about: { subject },
        parse: () => parse(decisionDeleteQuerySchema, request.query),
        needs: 'requireDecide',
        write: ({ entityRef, input }) =>
          decisions.delete({ entityRef, subject, version: input.version }),
      });
    },
  );

  return router;
}
