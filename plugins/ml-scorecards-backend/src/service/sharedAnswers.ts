import { HttpAuthService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { ReadScope } from '../reading/ReadScope';
import { Visibility } from '../reading/Visibility';
import { Answers } from './Answers';
import { parse } from './parse';

/** Makes handlers of what is answered alike to all callers who may read the same components. */
export function sharedAnswers(options: {
  httpAuth: HttpAuthService;
  visibility: Visibility;
  answers: Answers;
}) {
  const { httpAuth, visibility, answers } = options;
  return <T extends z.ZodType<JsonObject>>(
      schema: T,
      read: (
        query: z.output<T>,
        scope: ReadScope,
        params: Request['params'],
      ) => Promise<object>,
    ): RequestHandler =>
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const query = parse(schema, request.query);
      const rights = await visibility.rightsOf(credentials);
      const { params, route } = request;
      await answers.shared(request, response, rights, {
        asked: [route.path, params, query],
        read: scope => read(query, scope, params),
      });
    };
}
