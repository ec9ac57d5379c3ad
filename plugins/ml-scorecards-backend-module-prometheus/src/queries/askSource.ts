import { PrometheusReference } from '../annotations/PrometheusReference';
import { PrometheusApi } from '../api/PrometheusApi';
import { Answers, askNames, Patience } from './askNames';
import { FactQuery, QuerySource } from './FactQuery';
import { limitKey } from './latencyLimits';

/** How far back a query goes that is asked day by day. Few servers keep more. */
const DAYS = 30;

/** With what the queries of a collection are asked. */
export interface Asking {
  readonly api: PrometheusApi;
  readonly now: number;
  readonly signal: AbortSignal;
  readonly patience: Patience;
}

/** A component with those of its names that are asked about. */
export interface AskedComponent {
  readonly reference: PrometheusReference;
  readonly names: readonly string[];
}

/** Asks one source about components, once for each limit that they declare where it compares with that. */
export async function askSource(
  asking: Asking,
  {
    query,
    source,
  }: { readonly query: FactQuery; readonly source: QuerySource },
  components: readonly AskedComponent[],
): Promise<Map<string, Answers>> {
  const byLimit = new Map<string, AskedComponent[]>();
  for (const component of components) {
    const key = limitKey(source, component.reference);
    byLimit.set(key, [...(byLimit.get(key) ?? []), component]);
  }
  const wanted = { fact: query.fact, configKey: query.configKey };
  return new Map(
    await Promise.all(
      [...byLimit].map(async ([key, some]) => {
        const names = new Set(some.flatMap(component => component.names));
        const limit = source.template.hasLimit
          ? some[0].reference.latencyLimit
          : undefined;
        const question = {
          ...asking,
          wanted,
          isOfOne: (asked: readonly string[]) => isOfOne(asked, some),
          source,
          limit,
          days: query.reading === 'highest-by-day' ? DAYS : undefined,
        };
        return [key, await askNames(question, [...names].sort())] as const;
      }),
    ),
  );
}

/** Whether all names are those of each component that has one of them. */
function isOfOne(
  asked: readonly string[],
  components: readonly AskedComponent[],
): boolean {
  return components.every(({ names }) => {
    const own = asked.filter(name => names.includes(name));
    return own.length === 0 || own.length === asked.length;
  });
}
