import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  todoQuerySchema,
  waiversQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import express, { RequestHandler } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { CallerRoles } from '../reading/CallerRoles';
import { Readers } from '../reading/createReaders';
import { ReadScope } from '../reading/ReadScope';
import { Visibility } from '../reading/Visibility';
import { Answers } from './Answers';
import { CallerRights } from './CallerRights';
import { parse } from './parse';

/** What waits for people: waivers, and what a caller has to do. */
export function createTodoRouter(options: {
  httpAuth: HttpAuthService;
  visibility: Visibility;
  rights: CallerRights;
  answers: Answers;
  readers: Readers;
}): express.Router {
  const { readers } = options;
  const answer = callersAnswers(options);
  const router = Router();

  router.get(
    '/waivers',
    answer(waiversQuerySchema, (query, roles, scope) =>
      readers.waivers.page(query, roles, scope),
    ),
  );

  router.get(
    '/todo',
    answer(todoQuerySchema, (query, roles, scope) =>
      readers.todo.page(query, roles, scope),
    ),
  );

  return router;
}

/**
 * Makes handlers of what depends on who asks, and not on what they may read alone. Two callers who may read the same
 * never share an entity tag: one may be asked to decide about what the other asked for.
 */
function callersAnswers(options: Parameters<typeof createTodoRouter>[0]) {
  const { httpAuth, visibility, rights, answers, readers } = options;
  return <T extends z.ZodType>(
      schema: T,
      read: (
        query: z.output<T>,
        roles: CallerRoles,
        scope: ReadScope,
      ) => Promise<object>,
    ): RequestHandler =>
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const query = parse(schema, request.query);
      const [readable, caller] = await Promise.all([
        visibility.rightsOf(credentials),
        rights.caller(credentials),
      ]);
      await answers.personal(
        request,
        response,
        {
          rights: [
            readable.fingerprint,
            caller.userRef,
            caller.ownershipRefs,
            caller.policy,
          ],
          readsAll: readable.readsAll,
        },
        async state => {
          const [visible, groups] = await Promise.all([
            readable.components(state),
            readers.ownerGroups.at(state),
          ]);
          return read(query, rights.rolesOf(caller, groups), {
            visible,
            state,
          });
        },
      );
    };
}
