// The tests are registered here for whoever calls it, so rules for test files do not fit.
/* eslint-disable jest/no-export, jest/expect-expect, jest/valid-title */
import assert from 'node:assert/strict';
import { startCollectors, StartBackend } from './startCollectors';

/**
 * Options of {@link collectorModuleContract}.
 *
 * @public
 */
export interface CollectorModuleContractOptions {
  /** The id of the source, which is also its key in the configuration. */
  readonly source: string;
  /** The name of the source. */
  readonly title: string;
  /** Starts a backend that has the module and these features. */
  readonly start: StartBackend;
  /** What the source's key in the configuration needs, so that there is a collector. */
  readonly config?: object;
  /** Whether there is a collector without that as well. */
  readonly needsNoConfig?: boolean;
  /** An address in the configuration that is none, and below which key that is. */
  readonly notAnAddress?: { readonly config: object; readonly key: string };
}

/**
 * Registers the tests that the backend module of every source has to pass. Call it in a test file, or in a `describe`.
 *
 * @public
 */
export function collectorModuleContract(
  options: CollectorModuleContractOptions,
): void {
  const { source, title, config = {}, needsNoConfig, notAnAddress } = options;
  const started = (ofSource?: object) =>
    startCollectors(options.start, { [source]: ofSource });

  it(`adds one collector, for the facts of ${title}`, async () => {
    const [collector, ...others] = await started(config);
    assert.deepEqual(others, []);
    assert.equal(collector.factSet.source, source);
    assert.equal(collector.intervalMs, 30 * 60_000);
    assert.equal(collector.timeToLiveMs, 24 * 3_600_000);
  });

  it('takes its times from the configuration', async () => {
    const times = { interval: 'PT5M', timeToLive: { hours: 2 } };
    const [collector] = await started({ ...config, ...times });
    assert.equal(collector.intervalMs, 5 * 60_000);
    assert.equal(collector.timeToLiveMs, 2 * 3_600_000);
  });

  if (!needsNoConfig) {
    it('adds none without a server, so that the source counts as not connected', async () => {
      assert.deepEqual(await started(), []);
      assert.deepEqual(await started({ interval: 'PT1H' }), []);
    });
  }

  if (notAnAddress) {
    it('does not start with an address that is none', async () => {
      await assert.rejects(started(notAnAddress.config), (error: Error) =>
        error.message.includes(
          `mlScorecards.${source}.${notAnAddress.key} must be`,
        ),
      );
    });
  }
}
