import fs from 'node:fs';
import { resolve } from 'node:path';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { findRepositoryRoot } from '../findRepositoryRoot';
import { close, listenOnLoopback } from '../listenOnLoopback';
import { createRecordedHost } from './createRecordedHost';
import { recordedSources } from './recordedSources';

/**
 * Answers on loopback as real servers have answered, so that the collectors read them as they would read real ones. Does
 * nothing for a source that `demo.recordedHosts` does not name.
 */
export const demoRecordedHosts = createBackendPlugin({
  pluginId: 'demo-recorded-hosts',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ config, lifecycle, logger }) {
        const hosts = config.getOptionalConfig('demo.recordedHosts');
        for (const name of hosts?.keys() ?? []) {
          if (!Object.hasOwn(recordedSources, name)) {
            throw new Error(
              `demo.recordedHosts.${name}: there is only ${Object.keys(
                recordedSources,
              ).join(', ')}`,
            );
          }
          const source = recordedSources[name];
          const port = hosts!.getNumber(`${name}.port`);
          const file = resolve(
            findRepositoryRoot(process.cwd()),
            hosts!.getString(`${name}.recording`),
          );
          const recording = JSON.parse(fs.readFileSync(file, 'utf8'));
          const server = await listenOnLoopback(
            createRecordedHost({ ...source, recording }),
            port,
            `the demo's ${source.title} cannot start. Stop what runs there, or set demo.recordedHosts.${name}.port and the port in mlScorecards.${name}.instances to another one.`,
          );
          lifecycle.addShutdownHook(() => close(server));
          logger.info(`The demo's ${source.title} is listening`, {
            address: `http://localhost:${port}`,
            recording: file,
          });
        }
      },
    });
  },
});
