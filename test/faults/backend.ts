import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { serveBackend } from '../organisation/serveBackend';
import { collectorsOf, configOf } from './oddRounds';

/* A whole backend in a process of its own, with the real scheduler. */

export interface BackendOptions {
  readonly replica: string;
  readonly port: number;
  readonly database: JsonObject;
  readonly sourceUrl: string;
  readonly entities: readonly Entity[];
}

process.once('message', async (options: BackendOptions) => {
  // It ends in good order on SIGTERM, as every backend does.
  await serveBackend({
    config: configOf(options.database),
    port: options.port,
    entities: options.entities,
    collectors: collectorsOf(options),
    tasks: true,
  });
  process.send?.('ready');
});

// A test that failed must not leave us behind.
process.on('disconnect', () => process.exit());
