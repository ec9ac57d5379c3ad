import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { testDemo } from '../demo';
import { collectorOf } from './collectors';
import { Feast, FeastServer, feastVersion } from './FeastServer';

const REPOSITORIES = join(__dirname, '../../../examples/repositories');

/** As the demo's Git host serves them. */
const repositories = Object.fromEntries(
  readdirSync(REPOSITORIES).map(name => [
    `http://localhost:7117/acme/${name}/tree/main/`,
    join(REPOSITORIES, name),
  ]),
);

describe("the demo's Feast", () => {
  const feast = new Feast();
  let server: FeastServer;

  before(async () => {
    const now = String(Date.now());
    feast.add({
      project: 'acme',
      definitions: 'demo_definitions.py',
      settings: 'data_quality_monitoring: { auto_baseline: false }',
    });
    await feast.script('acme', 'seed_demo.py', 'data', now);
    await feast.command('acme', 'apply');
    server = await feast.serve('acme');
    await feast.script('acme', 'seed_demo.py', 'use', now);
    await server.measure('acme', 'card_activity');
    await server.measure('acme', 'merchant_profile');
  });
  after(async () => {
    await server?.stop();
    feast.remove();
  });

  testDemo({
    source: 'feast',
    server: () => server,
    version: feastVersion,
    collector: (address, now) => collectorOf(address, { now, repositories }),
  });
});
