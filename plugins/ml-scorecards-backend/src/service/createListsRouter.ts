import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  scorecardsByRefsSchema,
  scorecardsCsvQuerySchema,
  scorecardsQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { Readers } from '../reading/createReaders';
import { Visibility } from '../reading/Visibility';
import { Answers } from './Answers';
import { parse, parseEntityRefs } from './parse';
import { readJsonBody } from './readJsonBody';
import { scorecardsCsv } from './scorecardsCsv';
import { sharedAnswers } from './sharedAnswers';

/** Lists of scorecards. */
export function createListsRouter(options: {
  httpAuth: HttpAuthService;
  visibility: Visibility;
  answers: Answers;
  readers: Readers;
}): express.Router {
  const { httpAuth, visibility, answers, readers } = options;
  const answer = sharedAnswers(options);
  const router = Router();

  router.get(
    '/scorecards',
    answer(scorecardsQuerySchema, (filters, scope) =>
      readers.lists.page(filters, scope),
    ),
  );

  router.get('/scorecards.csv', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const filters = parse(scorecardsCsvQuerySchema, request.query);
    const rights = await visibility.rightsOf(credentials);
    await answers.streamed(request, response, rights, {
      describe: file => file.attachment('ml-scorecards.csv'),
      read: scope => scorecardsCsv(readers.lists.all(filters, scope)),
    });
  });

  router.post('/scorecards/by-refs', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const body = await readJsonBody(request, response, '1mb');
    const { entityRefs } = parse(scorecardsByRefsSchema, body);
    const refs = parseEntityRefs(entityRefs);
    const rights = await visibility.rightsOf(credentials);
    await answers.asked(response, rights, scope =>
      readers.lists.byRefs(refs, scope),
    );
  });

  return router;
}
