import { after, before, describe } from 'node:test';
import { demoEntities } from '../../support/demoEntities';
import { testDemo } from '../demo';
import { collectorOf } from './collectors';
import { LineageServer } from './LineageServer';
import { seedDemo } from './seedDemo';

describe("the demo's lineage server", () => {
  let server: LineageServer;

  before(async () => {
    server = await LineageServer.start();
    await seedDemo(server, Date.now());
  });
  after(() => server?.stop());

  testDemo({
    source: 'openlineage',
    server: () => server,
    version: () => process.env.FEAST_VERSION ?? '',
    collector: (address, now) =>
      collectorOf(address, { now, entities: demoEntities() }),
  });
});
