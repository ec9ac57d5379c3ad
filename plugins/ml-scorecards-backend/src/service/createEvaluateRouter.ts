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
import { Visibility } from '../reading/Visibility';
import { CallerRights } from './CallerRights';
import { parse, parseEntityRefs } from './parse';
import { readJsonBody } from './readJsonBody';
import { noScorecard } from './ScorecardAccess';
import { withoutHidden } from './withoutHidden';

/** What a component would get for facts that a pipeline knows before any source does. */
export function createEvaluateRouter(options: {
  knex: Knex;
  httpAuth: HttpAuthService;
  rights: CallerRights;
  visibility: Visibility;
  readers: Readers;
}): express.Router {
  const { knex, httpAuth, rights, visibility, readers } = options;
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
    const { mayRead, readsAll } = await rights.reading(credentials, entityRef);
    const answer =
      mayRead &&
      (await readers.whatIf.evaluate(
        entityRef,
        facts,
        await readReadState(knex),
      ));
    if (!answer) {
      throw noScorecard(entityRef);
    }
    // Leaves out what only the whole scorecard tells.
    const told = evaluateResponseSchema.parse(answer);
    response.json(
      await withoutHidden(told, { credentials, readsAll, visibility }),
    );
  });

  return router;
}
