// The tests are registered here for whoever calls it, so rules for test files do not fit.
/* eslint-disable jest/no-export, jest/expect-expect, jest/valid-title */
import { CollectorUnderTest } from './CollectorUnderTest';
import { rules } from './rules';

/**
 * Options of {@link factCollectorContract}.
 *
 * @public
 */
export interface FactCollectorContractOptions {
  /** What the tests are named after: the collector. */
  readonly name: string;
  /** Prepares a collector with a source that works. Called for each rule, so that none sees what another did. */
  setUp(): CollectorUnderTest | Promise<CollectorUnderTest>;
}

/**
 * Registers the tests that every fact collector has to pass. Call it at the top of a test file, or in a `describe`.
 *
 * @public
 */
export function factCollectorContract(
  options: FactCollectorContractOptions,
): void {
  const { name, setUp } = options;
  describe(`${name}, as a fact collector,`, () => {
    for (const [rule, check] of Object.entries(rules)) {
      it(rule, async () => check(await setUp()));
    }
  });
}
