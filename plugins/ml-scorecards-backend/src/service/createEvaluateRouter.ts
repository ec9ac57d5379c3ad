import { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  evaluateRequestSchema,
  evaluateResponseSchema,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { Knex } from 'knex';
import { readReadState } from '../database/recordingState';
import { Readers } from '../reading/createReaders';
import { CallerRights } from './CallerRights';
import { parse, parseEntityRefs } from './parse';
import { readJsonBody } from './readJsonBody';
import { noScorecard } from './ScorecardAccess';

/** What a component would get for facts that a pipeline knows before any source does. */
export function createEvaluateRouter(options: {
  knex: Knex;
  httpAuth: HttpAuthService;
  rights: CallerRights;
  readers: Readers;
}): express.Router {
  const { knex, httpAuth, rights, readers } = options;
  const router = Router();

  router.post('/evaluate', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const body = await readJsonBody(request, response, '256kb');
    const { entityRef: ref, facts } = parse(evaluateRequestSchema, body);
    const [entityRef] = parseEntityRefs([ref]);
    const problems = readers.whatIf.problemsOf(facts);
    if (problems.length > 0) {
      throw new InputError(problems.join('; '));
    }
    const answer =
      (await rights.mayRead(credentials, entityRef)) &&
      (await readers.whatIf.evaluate(
        entityRef,
        facts,
        await readReadState(knex),
      ));
    if (!answer) {
      throw noScorecard(entityRef);
    }
    // Leaves out what only the whole scorecard tells.
    response.json(evaluateResponseSchema.parse(answer));
  });

  return router;
}
