import { GivenFacts } from 'backstage-plugin-ml-scorecards-common';
import { Facts, FactSet, FactType } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { toCelValue } from '../definitions';
import { SourceReading } from '../evaluation';

/** Problems that are told at once. */
const MAX_PROBLEMS = 10;

const IN_WORDS: Readonly<Record<FactType, string>> = {
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  string: 'a text',
  instant: 'an instant in ISO 8601, such as 2026-01-31T12:00:00Z',
  strings: 'a list of texts',
};

const instant = z.iso.datetime({ offset: true });

/** What is wrong with given facts, each named; empty if nothing is. */
export function problemsOf(
  given: GivenFacts,
  factSets: ReadonlyMap<string, FactSet>,
): string[] {
  const problems = Object.entries(given).flatMap(([source, facts]) =>
    Object.entries(facts).flatMap(([name, value]) => {
      const declared = factSets.get(source)?.facts;
      if (!declared || !Object.hasOwn(declared, name)) {
        return `There is no fact ${source}.${name}`;
      }
      const { type } = declared[name];
      return isOfType(type, value)
        ? []
        : `${source}.${name} must be ${IN_WORDS[type]}`;
    }),
  );
  const more = problems.length - MAX_PROBLEMS;
  return more > 0
    ? [...problems.slice(0, MAX_PROBLEMS), `and ${more} more`]
    : problems;
}

/**
 * Lays given facts over what was read of a component. They count as fresh, and what is not given stays as it is: known,
 * or unknown for the reason that it had. A source that is given facts serves the component. Pure.
 */
export function withGiven(
  readings: ReadonlyMap<string, SourceReading>,
  given: GivenFacts,
): ReadonlyMap<string, SourceReading> {
  const result = new Map(readings);
  for (const [source, values] of Object.entries(given)) {
    const reading = readings.get(source);
    if (reading && Object.keys(values).length > 0) {
      const facts: Facts = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, { value }]),
      );
      result.set(source, {
        ...reading,
        status: reading.status === 'not-connected' ? 'fresh' : reading.status,
        facts: { ...reading.facts, ...facts },
      });
    }
  }
  return result;
}

/** Other than from collectors, instants are taken in one form only: what else JavaScript makes a date of is a guess. */
function isOfType(type: FactType, value: unknown): boolean {
  return type === 'instant'
    ? instant.safeParse(value).success
    : toCelValue(type, value) !== undefined;
}
