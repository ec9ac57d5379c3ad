import { resolve } from 'node:path';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { beforeFirstTaskExtensionPoint } from 'backstage-plugin-ml-scorecards-backend/alpha';
import { findRepositoryRoot } from '../findRepositoryRoot';
import { makeHistory } from './makeHistory';
import { readStory } from './readStory';
import { waitForCatalog } from './waitForCatalog';

/**
 * Gives an empty demo a past, so that trends and histories have something to show. Does nothing unless `demo.history` is
 * configured, and nothing in a database that holds components.
 */
export const demoHistory = createBackendModule({
  pluginId: 'ml-scorecards',
  moduleId: 'demo-history',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        start: beforeFirstTaskExtensionPoint,
      },
      async init({ start, ...services }) {
        const { config, logger } = services;
        const file = config.getOptionalString('demo.history.story');
        if (file === undefined) {
          return;
        }
        const story = readStory(
          resolve(findRepositoryRoot(process.cwd()), file),
        );
        start.beforeFirstTask(async portal => {
          if (!(await portal.isEmpty())) {
            return;
          }
          const startedAt = Date.now();
          const entities = await waitForCatalog(services);
          const readAt = Date.now();
          await makeHistory({ ...services, portal, story, entities });
          logger.info('Made up the past of the demo.', {
            days: story.days,
            waitedMs: readAt - startedAt,
            tookMs: Date.now() - readAt,
          });
        });
      },
    });
  },
});
