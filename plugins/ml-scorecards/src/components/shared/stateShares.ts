import { StateCounts } from 'backstage-plugin-ml-scorecards-common';

/** Of how many components a result is known. */
export function knownOf({ pass, fail }: StateCounts): number {
  return pass + fail;
}

/** To how many components it applies. */
export function applicableOf(counts: StateCounts): number {
  return knownOf(counts) + counts.unknown;
}

/** The share of known results that are passes; null where nothing is known. */
export function passRate(counts: StateCounts): number | null {
  const known = knownOf(counts);
  return known === 0 ? null : counts.pass / known;
}

/** The counts of several groups together. */
export function addCounts(all: readonly StateCounts[]): StateCounts {
  return all.reduce(
    (sum, counts) => ({
      pass: sum.pass + counts.pass,
      fail: sum.fail + counts.fail,
      unknown: sum.unknown + counts.unknown,
      notApplicable: sum.notApplicable + counts.notApplicable,
    }),
    { pass: 0, fail: 0, unknown: 0, notApplicable: 0 },
  );
}
