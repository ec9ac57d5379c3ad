import fs from 'node:fs';
import { resolve } from 'node:path';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { findRepositoryRoot } from '../findRepositoryRoot';
import { close, listenOnLoopback } from '../listenOnLoopback';
import { createRecordedHost, Dialect } from './createRecordedHost';
import { prometheusDialect } from './prometheusDialect';

/** The sources whose servers the demo can stand in for. */
const HOSTS: Readonly<Record<string, { title: string; dialect?: Dialect }>> = {
  feast: { title: 'Feast' },
  openlineage: { title: 'Marquez' },
  prometheus: { title: 'Prometheus', dialect: prometheusDialect },
};

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
        for (const source of hosts?.keys() ?? []) {
          if (!Object.hasOwn(HOSTS, source)) {
            throw new Error(
              `demo.recordedHosts.${source}: there is only ${Object.keys(
                HOSTS,
              ).join(', ')}`,
            );
          }
          const { title } = HOSTS[source];
          const port = hosts!.getNumber(`${source}.port`);
          const file = resolve(
            findRepositoryRoot(process.cwd()),
            hosts!.getString(`${source}.recording`),
          );
          const recording = JSON.parse(fs.readFileSync(file, 'utf8'));
          const server = await listenOnLoopback(
            createRecordedHost({ ...HOSTS[source], recording }),
            port,
            `the demo ${title} cannot start. Stop what runs there, or set demo.recordedHosts.${source}.port and the port in mlScorecards.${source}.instances to another one.`,
          );
          lifecycle.addShutdownHook(() => close(server));
          logger.info(`The demo ${title} is listening`, {
            address: `http://localhost:${port}`,
            recording: file,
          });
        }
      },
    });
  },
});
