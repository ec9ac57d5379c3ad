import { after, before, describe } from 'node:test';
import { awayFromMidnight } from '../../../plugins/ml-scorecards-backend/src/__testUtils__/date';
import { testDemo } from '../demo';
import { collectorOf } from './collectors';
import { openMetrics } from './openMetrics';
import { PrometheusServer } from './PrometheusServer';
import { seedDemo } from './seedDemo';

const HOUR = 3_600_000;
/** Days are cut elsewhere at each of them. */
const EARLIER_HOURS = [6, 12, 18];

describe("the demo's Prometheus", () => {
  let server: PrometheusServer;
  const earlier: Array<{ server: PrometheusServer; now: number }> = [];

  before(async () => {
    // In the first seconds of a day, rules have recorded some objectives and not yet others.
    await awayFromMidnight(90_000);
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
    for (const hours of EARLIER_HOURS) {
      const then = now - hours * HOUR;
      earlier.push({
        server: await PrometheusServer.start({
          past: openMetrics(seedDemo(then).past, then),
          rules: {},
        }),
        now: then,
      });
    }
  });
  after(() =>
    Promise.all(
      [server, ...earlier.map(each => each.server)].map(each => each?.stop()),
    ),
  );

  testDemo({
    source: 'prometheus',
    server: () => server,
    earlier: () =>
      earlier.map(({ server: { address }, now }) => ({ address, now })),
    version: () => server.version(),
    collector: (address, now) => collectorOf(address, { now }),
  });
});
