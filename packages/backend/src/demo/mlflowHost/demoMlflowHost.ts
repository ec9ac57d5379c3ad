import fs from 'node:fs';
import { resolve } from 'node:path';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { close, listenOnLoopback } from '../listenOnLoopback';
import { findRepositoryRoot } from '../findRepositoryRoot';
import { createMlflowHost } from './createMlflowHost';

/**
 * Answers on loopback as a real MLflow server has answered, so that the collector reads it as it would read a real one.
 * Does nothing unless `demo.mlflowHost` is configured.
 */
export const demoMlflowHost = createBackendPlugin({
  pluginId: 'demo-mlflow-host',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ config, lifecycle, logger }) {
        const section = config.getOptionalConfig('demo.mlflowHost');
        if (!section) {
          return;
        }
        const port = section.getNumber('port');
        const file = resolve(
          findRepositoryRoot(process.cwd()),
          section.getString('recording'),
        );
        const recording = JSON.parse(fs.readFileSync(file, 'utf8'));
        const server = await listenOnLoopback(
          createMlflowHost({ recording }),
          port,
          'the demo MLflow cannot start. Stop what runs there, or set demo.mlflowHost.port and the port in mlScorecards.mlflow.instances to another one.',
        );
        lifecycle.addShutdownHook(() => close(server));
        logger.info('The demo MLflow is listening', {
          address: `http://localhost:${port}`,
          recording: file,
        });
      },
    });
  },
});
