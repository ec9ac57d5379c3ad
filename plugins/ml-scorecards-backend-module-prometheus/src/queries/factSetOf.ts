import { FactSet, prometheusFacts } from 'backstage-plugin-ml-scorecards-node';
import { FactQuery } from './FactQuery';

/** The facts of Prometheus, and those that the configuration adds with its queries. */
export function factSetOf(queries: readonly FactQuery[]): FactSet {
  const own = queries.flatMap(({ fact, declares }) =>
    declares ? [[fact, declares] as const] : [],
  );
  return {
    ...prometheusFacts,
    facts: { ...prometheusFacts.facts, ...Object.fromEntries(own) },
  };
}
