import { after, before, describe } from 'node:test';
import { testDemo } from '../demo';
import { collectorOf } from './collectors';
import { EvidentlyServer, EvidentlyWorkspace } from './EvidentlyServer';

describe("the demo's Evidently", () => {
  const workspace = new EvidentlyWorkspace();
  let server: EvidentlyServer;

  before(async () => {
    await workspace.seedDemo(Date.now());
    server = await workspace.serve();
  });
  after(async () => {
    await server?.stop();
    workspace.remove();
  });

  testDemo({
    source: 'evidently',
    server: () => server,
    version: () => server.version(),
    collector: (address, now) => collectorOf(address, { now }),
  });
});
