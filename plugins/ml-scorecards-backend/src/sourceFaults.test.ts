import { setTimeout } from 'node:timers/promises';
import { Collector } from 'backstage-plugin-ml-scorecards-common';
import { misbehaviours } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { mlComponent } from './__testUtils__/components';
import { openTestDatabase, testDatabases } from './__testUtils__/databases';
import { later, stopDate } from './__testUtils__/date';
import { FaultySource } from './__testUtils__/FaultySource';
import { late, onSecondPage } from './__testUtils__/misbehaviours';
import {
  Look,
  lookAt,
  Portal,
  sourceIn,
  startPortal,
} from './__testUtils__/portal';
import { HOUR, MINUTE } from './__testUtils__/toyCollection';
import { TOKEN, versionsCollector } from './__testUtils__/versionsCollector';
import { watchMemory } from './__testUtils__/watchMemory';

jest.setTimeout(120_000);

type Fault = (source: FaultySource) => unknown;
const does =
  (misbehaves: FaultySource['misbehaves']): Fault =>
  source => {
    source.misbehaves = misbehaves;
  };
const tooSlow =
  (misbehaves: FaultySource['misbehaves']): Fault =>
  source => {
    source.misbehaves = misbehaves;
    source.isTooSlow = true;
  };
const isDown: Fault = source => source.goDown();

const {
  drip,
  gigabyte,
  gzipBomb,
  hangUp,
  json,
  loginPage,
  noHttp,
  silence,
  status,
} = misbehaviours;
const elsewhere = { location: 'http://elsewhere.example/models' };

/** How a source fails, how the failure is sorted, and what its owner reads: what is wrong, and what to do. */
const faults: ReadonlyArray<readonly [string, Fault, string, string, string]> =
  // prettier-ignore
  [
    ['isDown', isDown, 'unavailable', 'cannot be reached (ECONNREFUSED)', 'Check that the source runs and that baseUrl is right'],
    ['isSilent', tooSlow(silence), 'timeout', 'took longer than 10 s and was given up', 'Check that the source runs and is not overloaded'],
    ['isLate', tooSlow(late), 'timeout', 'took longer than 10 s and was given up', 'Check that the source runs and is not overloaded'],
    ['drips', tooSlow(drip), 'timeout', 'took longer than 10 s and was given up', 'Check that the source runs and is not overloaded'],
    ['sendsHtml', does(loginPage), 'bad-payload', 'answered with a web page, which is often a login page', 'Check the credentials and baseUrl'],
    ['cutsJson', does(json('{"versions": [1,')), 'bad-payload', 'answered with something that is not JSON', 'Check that baseUrl leads to the API'],
    ['sendsOtherTypes', does(json('{"versions": "three"}')), 'bad-payload', 'answered with JSON of another shape than expected (versions)', 'Check that the version of the source is supported'],
    ['sendsGigabyte', does(gigabyte), 'bad-payload', 'answered with more than 1024 kB', 'Check that baseUrl leads to the API'],
    ['sendsGzipBomb', does(gzipBomb), 'bad-payload', 'answered with more than 1024 kB', 'Check that baseUrl leads to the API'],
    ['fails', does(status(500)), 'unavailable', 'failed to answer (500)', 'Look into the log of the source'],
    ['failsOnSecondPage', does(onSecondPage(status(502))), 'unavailable', 'failed to answer (502)', 'Look into the log of the source'],
    ['refusesToken', does(status(401)), 'auth', "refused the portal's credentials (401)", 'Check the credentials'],
    ['forbids', does(status(403)), 'auth', 'does not let the portal read this (403)', 'Check what the credentials may read'],
    ['isRateLimited', does(status(429, { 'retry-after': '3600' })), 'rate-limited', 'refused to answer for now because too much was asked (429)', 'Collect less often, or raise the limit of the source'],
    ['hangsUp', does(hangUp), 'unavailable', 'broke off the connection (', 'Check that the source runs and that baseUrl is right'],
    ['redirects', does(status(302, elsewhere)), 'misconfigured', 'redirects to http://elsewhere.example, which is not allowed', 'set baseUrl to the new address'],
    ['speaksNoHttp', does(noHttp), 'bad-payload', 'answered with something that cannot be read', 'Check that baseUrl leads to the API'],
  ];

const KNOWN = ['fraud', 'churn', 'ranking'];
/** Comes into the catalog when the sources have begun to fail. */
const NEW = 'forecast';

describe.each(testDatabases.eachSupportedId())(
  'a source that misbehaves, beside one that is well, on %s',
  engine => {
    const sources = new Map<string, FaultySource>();
    let well: Look;
    let failing: Look;
    let refreshed: Awaited<ReturnType<Portal['refresh']>>;
    let failingStill: Look;
    let failingForLong: Look;
    let wellAgain: Look;
    let megabytes: number;

    // All of them at once, since none may be a matter to the others.
    beforeAll(async () => {
      stopDate('2026-01-01T00:00:00Z');
      for (const id of ['isWell', ...faults.map(([name]) => name)]) {
        sources.set(id, await FaultySource.start());
      }
      const portal = await startPortal({
        knex: await openTestDatabase(engine),
        entities: KNOWN.map(name => mlComponent(name)),
        collectors: [...sources].map(([id, source]) =>
          versionsCollector(id, source),
        ),
      });
      await portal.run('select-components');
      well = await lookAt(portal);

      const memory = watchMemory();
      for (const [id, fault] of faults) {
        await fault(sources.get(id)!);
      }
      portal.catalog.entities = [...KNOWN, NEW].map(name => mlComponent(name));
      await portal.run('select-components');
      failing = await lookAt(portal);

      later(2 * HOUR);
      await portal.collect();
      failingStill = await lookAt(portal);
      refreshed = await portal.refresh('fraud');
      megabytes = memory();

      later(11 * HOUR);
      await portal.collect();
      await portal.run('evaluate-all');
      failingForLong = await lookAt(portal);

      for (const source of sources.values()) {
        await source.recover();
      }
      later(2 * HOUR);
      await portal.collect();
      wellAgain = await lookAt(portal);
    });

    afterAll(async () => {
      jest.useRealTimers();
      for (const source of sources.values()) {
        await source.goDown();
      }
    });

    const passes = {
      check: { state: 'pass' },
      status: { status: 'fresh' },
    };

    it('never disturbs the one that is well', () => {
      for (const seen of [
        well,
        failing,
        failingStill,
        failingForLong,
        wellAgain,
      ]) {
        for (const name of seen === well ? KNOWN : [...KNOWN, NEW]) {
          expect(seen.of(name, 'isWell')).toMatchObject(passes);
        }
        expect(seen.collector('isWell')).toMatchObject({
          state: 'healthy',
          errors: [],
        });
      }
      expect(sourceIn(refreshed, 'isWell')).toMatchObject(passes);
    });

    describe.each(faults)('that %s', (id, _, code, problem, advice) => {
      it('was well', () => {
        for (const name of KNOWN) {
          expect(well.of(name, id)).toMatchObject(passes);
        }
      });

      it('leaves a component unknown that it never told about, with what is wrong and what to do', () => {
        for (const seen of [failing, failingStill, failingForLong]) {
          const { check, evidence, status: source } = seen.of(NEW, id);
          expect(check).toMatchObject({
            state: 'unknown',
            reason: { code: 'source-error' },
          });
          expect(evidence).toMatchObject([{ value: null }]);
          expect(check.reason?.message).toContain(problem);
          expect(check.reason?.message).toContain(advice);
          expect(check.reason?.message).toContain(
            `(mlScorecards.${id} in app-config.yaml).`,
          );
          expect(source.status).toBe('error');
        }
        expect(failing.of(NEW, id).status.error?.code).toBe(code);
      });

      it('leaves the other components their last facts, with the failure beside them', () => {
        for (const name of KNOWN) {
          const { check, evidence, status: source } = failingStill.of(name, id);
          expect(check.state).toBe('pass');
          expect(evidence).toMatchObject([{ value: 3 }]);
          expect(source).toMatchObject({
            status: 'error',
            collectedAt: '2026-01-01T00:00:00.000Z',
          });
          expect(source.error?.message).toContain(problem);
        }
        expect(sourceIn(refreshed, id).check.state).toBe('pass');
      });

      it('leaves them unknown, because stale, when these facts are too old', () => {
        for (const name of KNOWN) {
          const { check, status: source } = failingForLong.of(name, id);
          expect(check).toMatchObject({
            state: 'unknown',
            reason: { code: 'stale' },
          });
          expect(check.reason?.message).toContain(
            'last read at 2026-01-01T00:00:00.000Z',
          );
          expect(check.reason?.message).toContain(problem);
          expect(source.status).toBe('stale');
        }
      });

      it('shows in the list of collectors', () => {
        for (const seen of [failingStill, failingForLong]) {
          const collector = seen.collector(id);
          expect(collector).toMatchObject({
            state: 'degraded',
            lastPass: { counts: { failed: 4 } },
          });
          expect(collector?.errors.map(error => error.code)).toContain(code);
          expect(
            collector?.errors[0].examples.map(({ message }) => message).join(),
          ).toContain(problem);
        }
      });

      it('makes everything known again when it is well', () => {
        for (const name of [...KNOWN, NEW]) {
          expect(wellAgain.of(name, id)).toMatchObject(passes);
        }
        expect(wellAgain.collector(id)).toMatchObject({
          state: 'healthy',
          errors: [],
        });
      });
    });

    it('cannot fill the memory, nor make the portal read on and on', () => {
      expect(megabytes).toBeLessThan(100);
      for (const source of sources.values()) {
        expect(source.mostBytes).toBeLessThan(16 * 1024 * 1024);
        expect(source.requests).toBeLessThan(100);
      }
    });

    it('does not make the portal show its credentials', () => {
      for (const { everything } of [
        well,
        failing,
        failingStill,
        failingForLong,
      ]) {
        expect(everything).not.toContain(TOKEN);
      }
    });
  },
);

describe.each(testDatabases.eachSupportedId())(
  'a source that misbehaves for many components, on %s',
  engine => {
    afterEach(() => {
      jest.useRealTimers();
    });

    it.each(
      faults.filter(([id]) =>
        ['isDown', 'sendsHtml', 'refusesToken'].includes(id),
      ),
    )(
      'and %s, carries the failure itself',
      async (id, fault, code, problem, advice) => {
        stopDate('2026-01-01T00:00:00Z');
        const source = await FaultySource.start();
        const healthy = await FaultySource.start();
        const names = Array.from({ length: 20 }, (_, n) => `model-${n}`);
        const portal = await startPortal({
          knex: await openTestDatabase(engine),
          entities: names.map(name => mlComponent(name)),
          collectors: [
            versionsCollector(id, source),
            versionsCollector('isWell', healthy),
          ],
        });
        await portal.run('select-components');

        await fault(source);
        later(2 * HOUR);
        for (const pause of [0, 2 * MINUTE, 4 * MINUTE]) {
          later(pause);
          await portal.collect();
        }
        const failing = await lookAt(portal);
        const failure = failing.collector(id)?.error;
        expect(failing.collector(id)).toMatchObject({
          state: 'failing',
          lastPass: { published: false, counts: { lost: 20 } },
        });
        expect(failure?.code).toBe(code);
        expect(failure?.message).toContain(problem);
        expect(failure?.message).toContain(advice);
        expect(failure?.message).not.toContain('model-');
        for (const name of names) {
          expect(failing.of(name, id)).toMatchObject({
            check: { state: 'pass' },
            evidence: [{ value: 3 }],
            status: { status: 'error', error: { message: failure?.message } },
          });
          expect(failing.of(name, 'isWell').status.status).toBe('fresh');
        }

        later(11 * HOUR);
        await portal.collect();
        await portal.run('evaluate-all');
        const failingForLong = await lookAt(portal);
        for (const name of names) {
          const { check } = failingForLong.of(name, id);
          expect(check).toMatchObject({
            state: 'unknown',
            reason: { code: 'stale' },
          });
          expect(check.reason?.message).toContain(problem);
          expect(failingForLong.of(name, 'isWell').check.state).toBe('pass');
        }

        await source.recover();
        later(2 * HOUR);
        await portal.collect();
        const wellAgain = await lookAt(portal);
        for (const name of names) {
          expect(wellAgain.of(name, id)).toMatchObject({
            check: { state: 'pass' },
            status: { status: 'fresh' },
          });
        }
        expect(wellAgain.collector(id)?.state).toBe('healthy');
        await source.goDown();
        await healthy.goDown();
      },
    );
  },
);

describe.each(testDatabases.eachSupportedId())(
  'a source that never answers, with tasks on schedule, on %s',
  engine => {
    it('holds up no other, and not the API', async () => {
      const silent = await FaultySource.start();
      silent.misbehaves = silence;
      const healthy = await FaultySource.start();
      const portal = await startPortal({
        knex: await openTestDatabase(engine),
        entities: KNOWN.map(name => mlComponent(name)),
        collectors: [
          versionsCollector('isSilent', silent),
          {
            ...versionsCollector('isStuck', healthy),
            // Pays no heed to the signal either.
            async *collect() {
              await new Promise(() => {});
            },
          },
          versionsCollector('isWell', healthy),
        ],
        isOnSchedule: true,
      });
      const until = performance.now() + 60_000;
      let collector: Collector | undefined;
      while (!collector?.lastPass && performance.now() < until) {
        await setTimeout(100);
        collector = (await portal.collectors()).find(
          ({ source }) => source === 'isWell',
        );
      }
      expect(collector?.state).toBe('healthy');
      const seen = await lookAt(portal);
      for (const name of KNOWN) {
        expect(seen.of(name, 'isWell').check.state).toBe('pass');
        // Not read yet or, on a slow machine, given up.
        expect(seen.of(name, 'isSilent').check.state).toBe('unknown');
        expect(seen.of(name, 'isStuck').check).toMatchObject({
          state: 'unknown',
          reason: { code: 'no-data' },
        });
      }
      await silent.goDown();
      await healthy.goDown();
    });
  },
);
