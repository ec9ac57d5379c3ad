import { CollectedFacts } from 'backstage-plugin-ml-scorecards-node';

/**
 * What is to be known of a component: an error, or facts. Facts that are not named do not matter.
 *
 * @public
 */
export type ExpectedAnswer =
  | {
      /**
       * By name: a value, `{ unknownBecause }` with how the reason begins, `{ anInstant: true }`, `{ near, within }` for
       * what is measured, or `{ daysAtLeast }` for what is told day by day, such as `2026-02-28 0.25`, the oldest first.
       * Numbers may differ by rounding.
       */
      readonly facts: Readonly<Record<string, unknown>>;
    }
  | { readonly error: string; readonly message: RegExp };

/**
 * In what an answer differs from what is expected, in words; nothing if it does not.
 *
 * @public
 */
export function differences(
  expected: ExpectedAnswer,
  answer: CollectedFacts,
): string[] {
  if ('error' in expected) {
    return 'error' in answer &&
      answer.error.code === expected.error &&
      expected.message.test(answer.error.message)
      ? []
      : [`${JSON.stringify(answer)} is not the error ${expected.error}`];
  }
  if (!('facts' in answer)) return [`No facts: ${JSON.stringify(answer)}`];
  const facts: Record<string, unknown> = answer.facts;
  return Object.entries(expected.facts).flatMap(([name, value]) => {
    const fact = facts[name];
    return isAsExpected(value, fact)
      ? []
      : [`${name} is ${JSON.stringify(fact)} and not ${JSON.stringify(value)}`];
  });
}

function isAsExpected(expected: any, fact: any): boolean {
  if (expected?.unknownBecause) {
    return fact?.unknownBecause?.startsWith(expected.unknownBecause) ?? false;
  }
  if (fact?.value === undefined) return false;
  if (expected?.anInstant) return !Number.isNaN(Date.parse(fact.value));
  if (expected?.near !== undefined) {
    return Math.abs(expected.near - fact.value) <= expected.within;
  }
  if (expected?.daysAtLeast !== undefined) {
    return isDayByDay(fact.value) && fact.value.length >= expected.daysAtLeast;
  }
  return typeof expected === 'number' && typeof fact.value === 'number'
    ? Math.abs(expected - fact.value) < 1e-9
    : JSON.stringify(expected) === JSON.stringify(fact.value);
}

function isDayByDay(value: unknown): value is readonly string[] {
  if (!Array.isArray(value)) return false;
  const days = value.map(
    text => /^(\d{4}-\d\d-\d\d) -?\d+(?:\.\d+)?$/.exec(text)?.[1] ?? '',
  );
  return days.every((day, n) => day > (days[n - 1] ?? ''));
}
