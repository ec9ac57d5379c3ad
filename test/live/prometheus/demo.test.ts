import { after, before, describe } from 'node:test';
import { testDemo } from '../demo';
import { collectorOf } from './collectors';
import { openMetrics } from './openMetrics';
import { PrometheusServer } from './PrometheusServer';
import { seedDemo } from './seedDemo';

describe("the demo's Prometheus", () => {
  let server: PrometheusServer;

  before(async () => {
    const now = Date.now();
    const seed = seedDemo(now);
    server = await PrometheusServer.start({
      past: openMetrics(seed.past, now),
      rules: seed.rules,
    });
    for (const [job, text] of Object.entries(seed.pushes)) {
      await server.push(job, text);
    }
    await server.untilKnown(...seed.untilKnown);
  });
  after(() => server?.stop());

  testDemo({
    source: 'prometheus',
    server: () => server,
    version: () => server.version(),
    collector: (address, now) => collectorOf(address, { now }),
  });
});
