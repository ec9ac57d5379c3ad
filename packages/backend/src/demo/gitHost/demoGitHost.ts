import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { readGitHostConfig } from './config';
import { createGitHost } from './createGitHost';
import { close, listenOnLoopback } from '../listenOnLoopback';

/**
 * Serves the repositories of the demo as a Git host on loopback, so that collectors read them as they would read real ones:
 * over HTTP, through Backstage's own reader. Does nothing unless `demo.gitHost` is configured.
 */
export const demoGitHost = createBackendPlugin({
  pluginId: 'demo-git-host',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ config, lifecycle, logger }) {
        const gitHost = readGitHostConfig(config);
        if (!gitHost) {
          return;
        }
        const server = await listenOnLoopback(
          createGitHost({ ...gitHost, logger }),
          gitHost.port,
          'the demo Git host cannot start. Stop what runs there, or set demo.gitHost.port and the port in integrations.github and in the source locations of examples/catalog to another one.',
        );
        lifecycle.addShutdownHook(() => close(server));
        logger.info('The demo Git host is listening', {
          address: `http://localhost:${gitHost.port}`,
          root: gitHost.root,
        });
      },
    });
  },
});
