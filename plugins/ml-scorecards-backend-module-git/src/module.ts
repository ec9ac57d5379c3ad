import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { factCollectorsExtensionPoint } from 'backstage-plugin-ml-scorecards-node';
import { readGitCollectorConfig } from './config';
import { GitFactCollector } from './GitFactCollector';

/**
 * Module of the ML Scorecards backend that reads the Git repositories of components: DVC projects, GTO tags, model
 * cards, software environments, workflows, objectives and alerts.
 *
 * @public
 */
export const mlScorecardsModuleGit = createBackendModule({
  pluginId: 'ml-scorecards',
  moduleId: 'git',
  register(env) {
    env.registerInit({
      deps: {
        collectors: factCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        urlReader: coreServices.urlReader,
      },
      async init({ collectors, config, logger, urlReader }) {
        collectors.addFactCollector(
          new GitFactCollector({
            urlReader,
            integrations: ScmIntegrations.fromConfig(config),
            logger,
            config: readGitCollectorConfig(config),
          }),
        );
      },
    });
  },
});
