import { HttpAuthService } from '@backstage/backend-plugin-api';
import { badgeQuerySchema } from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import { Readers } from '../reading/createReaders';
import { Answers } from './Answers';
import { CallerRights } from './CallerRights';
import { entityRefOf, parse } from './parse';
import { renderBadge } from './renderBadge';
import { noScorecard } from './ScorecardAccess';

/** Where images are, which browsers ask for with a cookie: they send no other credentials with an `<img>`. */
export const BADGE_PATH = '/badge';

/**
 * Nothing in an image can load or run, also when it is opened as a page. Only pages of the same site may show it: others
 * could find out from whether it loads what somebody may read.
 */
const IMAGE_HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-site',
  'x-content-type-options': 'nosniff',
};

/** Levels and tiers as images, for READMEs and wikis. */
export function createBadgeRouter(options: {
  httpAuth: HttpAuthService;
  rights: CallerRights;
  answers: Answers;
  readers: Readers;
}): express.Router {
  const { httpAuth, rights, answers, readers } = options;
  const router = Router();

  router.get(
    `${BADGE_PATH}/:kind/:namespace/:name.svg`,
    async (request, response) => {
      response.vary('authorization, cookie').set(IMAGE_HEADERS);
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
        allowLimitedAccess: true,
      });
      const entityRef = entityRefOf(request.params);
      const { show } = parse(badgeQuerySchema, request.query);
      const { mayRead, readsAll } = await rights.reading(
        credentials,
        entityRef,
      );
      if (!mayRead) {
        throw noScorecard(entityRef);
      }
      const caller = { rights: 'readable', readsAll };
      await answers.image(request, response, caller, async state => {
        const { items } = await readers.lists.byRefs([entityRef], {
          visible: 'all',
          state,
        });
        if (!items[0]) {
          throw noScorecard(entityRef);
        }
        return renderBadge(items[0], show);
      });
    },
  );

  return router;
}
