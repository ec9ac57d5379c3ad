import { Formatter } from './Formatter';

/** For programs. */
export const jsonFormatter: Formatter = {
  verdict: ({ passed, answer, level, maxGap, shortfalls, missing }) =>
    lines({
      outcome: passed ? 'passed' : 'below',
      wanted: { level, maxGap },
      shortfalls,
      missing: missing.map(({ id }) => id),
      ...answer,
    }),
  untold: ({ entityRef, message }) =>
    lines({ outcome: 'unknown', entityRef, message }),
};

function lines(value: object): string[] {
  return [JSON.stringify(value, undefined, 2)];
}
