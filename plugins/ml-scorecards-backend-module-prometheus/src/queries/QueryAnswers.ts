import {
  CollectionFailure,
  Settled,
  valueOf,
} from 'backstage-plugin-ml-scorecards-node';
import {
  NamingAnnotation,
  PrometheusReference,
} from '../annotations/PrometheusReference';
import { PrometheusApi } from '../api/PrometheusApi';
import { isRefusal } from '../api/explained';
import { Sample } from '../api/Sample';
import { kindOfSeries } from '../facts/kindOfSeries';
import { Answers, askNames, Patience } from './askNames';
import { FactQuery, QuerySource } from './FactQuery';

/** Different limits of latency that are asked about, each in a query of its own. */
export const MAX_LIMITS = 20;

interface Asking {
  readonly api: PrometheusApi;
  readonly now: number;
  readonly signal: AbortSignal;
  readonly patience: Patience;
}

/** What one query answered about the components of one server. */
export class QueryAnswers {
  readonly query: FactQuery;
  /** By which they are asked about. */
  readonly #limits: ReadonlySet<number>;
  readonly #answers: ReadonlyMap<QuerySource, ReadonlyMap<string, Answers>>;

  private constructor(
    query: FactQuery,
    limits: ReadonlySet<number>,
    answers: ReadonlyMap<QuerySource, ReadonlyMap<string, Answers>>,
  ) {
    this.query = query;
    this.#limits = limits;
    this.#answers = answers;
  }

  /** Asks each source about the components that those before it knew nothing of. */
  static async ask(
    asking: Asking,
    query: FactQuery,
    references: readonly PrometheusReference[],
  ): Promise<QueryAnswers> {
    const limits = mostDeclared(references);
    const answers = new Map<QuerySource, ReadonlyMap<string, Answers>>();
    const asked = new QueryAnswers(query, limits, answers);
    let left = references;
    for (const source of query.sources) {
      left = left.filter(reference => !asked.isAnswered(reference));
      const able = left.filter(reference => asked.#has(source, reference));
      answers.set(source, await askSource(asking, { query, source }, able));
    }
    return asked;
  }

  /** The source that knows something of the component, with what it knows. Throws if one before it failed. */
  find(
    reference: PrometheusReference,
  ):
    | { readonly source: QuerySource; readonly samples: readonly Sample[] }
    | undefined {
    for (const source of this.asked(reference)) {
      const samples = this.#samplesOf(source, reference);
      if (samples.length) return { source, samples };
    }
    return undefined;
  }

  /** The sources that a component has names for. */
  asked(reference: PrometheusReference): QuerySource[] {
    return this.query.sources.filter(
      ({ annotation }) => reference.names[annotation].length > 0,
    );
  }

  /** Whether the server was asked about a component. */
  isAsked(reference: PrometheusReference): boolean {
    return this.query.sources.some(source => this.#has(source, reference));
  }

  /** Whether a component was left out since there are too many limits. */
  isLeftOut({ latencyLimit }: PrometheusReference): boolean {
    return (
      this.query.sources.some(({ template }) => template.hasLimit) &&
      latencyLimit !== undefined &&
      !this.#limits.has(latencyLimit)
    );
  }

  /** Whether anything is known of the component by the names of an annotation: these are then right. */
  knows(reference: PrometheusReference, annotation: NamingAnnotation): boolean {
    const names = reference.names[annotation];
    return [...this.#answers]
      .filter(([source]) => source.annotation === annotation)
      .flatMap(([, byLimit]) => [...byLimit.values()])
      .some(answers => names.some(name => hasSamples(answers.get(name))));
  }

  /** Why the server does not answer about a component, if it answers other queries and not this one. */
  refusal(reference: PrometheusReference): CollectionFailure | undefined {
    try {
      this.find(reference);
    } catch (error) {
      if (isRefusal(error)) return error;
    }
    return undefined;
  }

  isAnswered(reference: PrometheusReference): boolean {
    try {
      return this.find(reference) !== undefined;
    } catch {
      // A failure is an answer as well: another source could only say something else.
      return true;
    }
  }

  #has(
    { annotation, template }: QuerySource,
    { names, latencyLimit }: PrometheusReference,
  ): boolean {
    if (!names[annotation].length) return false;
    // Without a limit there is nothing to compare with.
    return (
      !template.hasLimit ||
      (latencyLimit !== undefined && this.#limits.has(latencyLimit))
    );
  }

  #samplesOf(
    source: QuerySource,
    reference: PrometheusReference,
  ): readonly Sample[] {
    const answers = this.#answers.get(source)?.get(limitKey(source, reference));
    // Not its turn yet, or left out.
    if (!answers) return [];
    const samples = reference.names[source.annotation].flatMap(name =>
      valueOf(answers, name),
    );
    return source.about
      ? samples.filter(({ labels }) => kindOfSeries(labels) === source.about)
      : samples;
  }
}

async function askSource(
  asking: Asking,
  {
    query,
    source,
  }: { readonly query: FactQuery; readonly source: QuerySource },
  references: readonly PrometheusReference[],
): Promise<Map<string, Answers>> {
  const byLimit = new Map<string, PrometheusReference[]>();
  for (const reference of references) {
    const key = limitKey(source, reference);
    byLimit.set(key, [...(byLimit.get(key) ?? []), reference]);
  }
  const wanted = { fact: query.fact, configKey: query.configKey };
  return new Map(
    await Promise.all(
      [...byLimit].map(async ([key, some]) => {
        const names = new Set(
          some.flatMap(reference => reference.names[source.annotation]),
        );
        const limit = source.template.hasLimit
          ? some[0].latencyLimit
          : undefined;
        const isOfOne = (asked: readonly string[]) =>
          some.some(reference =>
            asked.every(name =>
              reference.names[source.annotation].includes(name),
            ),
          );
        const question = { ...asking, wanted, isOfOne, source, limit };
        return [key, await askNames(question, [...names].sort())] as const;
      }),
    ),
  );
}

/** The limits that most components share, as many as are asked about. */
function mostDeclared(references: readonly PrometheusReference[]): Set<number> {
  const counts = new Map<number, number>();
  for (const { latencyLimit } of references) {
    if (latencyLimit === undefined) continue;
    counts.set(latencyLimit, (counts.get(latencyLimit) ?? 0) + 1);
  }
  return new Set(
    [...counts]
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, MAX_LIMITS)
      .map(([limit]) => limit),
  );
}

function limitKey(
  { template }: QuerySource,
  { latencyLimit }: PrometheusReference,
): string {
  return template.hasLimit ? String(latencyLimit) : '';
}

function hasSamples(settled: Settled<readonly Sample[]> | undefined): boolean {
  return (
    settled !== undefined && 'value' in settled && settled.value.length > 0
  );
}
