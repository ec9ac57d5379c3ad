import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';
import {
  NamingAnnotation,
  PrometheusReference,
} from '../annotations/PrometheusReference';
import { isRefusal } from '../api/explained';
import { Sample } from '../api/Sample';
import { kindOfSeries } from '../facts/kindOfSeries';
import { Answers } from './askNames';
import { Asking, askSource } from './askSource';
import { FactQuery, QuerySource } from './FactQuery';
import { limitKey, mostDeclared } from './latencyLimits';

/** A name in an annotation, and the label that is looked for it. */
interface MissingName {
  readonly annotation: NamingAnnotation;
  readonly label: string;
  readonly name: string;
}

/** What is known of a component. */
export interface Found {
  /** The source that knows it, or the first one. */
  readonly source: QuerySource;
  /** By the names of the component, each with at least one sample. */
  readonly samples: ReadonlyArray<readonly Sample[]>;
  /** The names that nothing is known of. */
  readonly missing: readonly MissingName[];
}

/**
 * What came of a query for a component: its query is switched off, the entity names nothing for it, it failed, there is
 * nothing, nothing for some of its names, or something for all of them.
 */
export type Standing =
  | 'off'
  | 'not-asked'
  | 'failed'
  | 'nothing'
  | 'partial'
  | 'found';

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

  /** Asks each source about the names that those before it knew nothing of. */
  static async ask(
    asking: Asking,
    query: FactQuery,
    references: readonly PrometheusReference[],
  ): Promise<QueryAnswers> {
    const answers = new Map<QuerySource, ReadonlyMap<string, Answers>>();
    const asked = new QueryAnswers(query, mostDeclared(references), answers);
    for (const source of query.sources) {
      const open = references
        .map(reference => ({
          reference,
          names: asked.#open(source, reference),
        }))
        .filter(({ names }) => names.length > 0);
      answers.set(source, await askSource(asking, { query, source }, open));
    }
    return asked;
  }

  /**
   * What is known of a component, by the first annotation that tells anything, or by all. Undefined if its entity has none.
   * Throws if a query failed.
   */
  find(reference: PrometheusReference): Found | undefined {
    const sources = this.asked(reference);
    const found: Found[] = [];
    for (const annotation of new Set(sources.map(each => each.annotation))) {
      const same = sources.filter(each => each.annotation === annotation);
      const by = this.#findBy(same, reference, reference.names[annotation]);
      if (by.samples.length > 0 && !this.query.joins) return by;
      found.push(by);
    }
    if (!found.length) return undefined;
    const { source } = found.find(each => each.samples.length > 0) ?? found[0];
    return {
      source,
      samples: found.flatMap(each => each.samples),
      missing: found.flatMap(each => each.missing),
    };
  }

  /** What came of the query for a component. */
  standing(reference: PrometheusReference): Standing {
    if (!this.query.sources.length) return 'off';
    if (!this.isAsked(reference)) return 'not-asked';
    try {
      const { samples, missing } = this.find(reference)!;
      if (!samples.length) return 'nothing';
      return missing.length ? 'partial' : 'found';
    } catch {
      return 'failed';
    }
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

  /** Whether anything is known by a name in an annotation, which is then right. */
  knows(annotation: NamingAnnotation, name: string): boolean {
    return [...this.#answers]
      .filter(([source]) => source.annotation === annotation)
      .flatMap(([, byLimit]) => [...byLimit.values()])
      .some(answers => {
        const settled = answers.get(name);
        return settled && 'value' in settled && settled.value.length > 0;
      });
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

  /** What sources of one annotation know of names in it. */
  #findBy(
    sources: readonly QuerySource[],
    reference: PrometheusReference,
    names: readonly string[],
  ): Found {
    const [{ annotation, label }] = sources;
    const samples: Array<readonly Sample[]> = [];
    const missing: MissingName[] = [];
    let first: QuerySource | undefined;
    for (const name of names) {
      const source = sources.find(
        each => this.#samplesOf(each, reference, name).length > 0,
      );
      if (!source) {
        if (!isAboutOther(sources, name)) {
          missing.push({ annotation, label, name });
        }
        continue;
      }
      const some = this.#samplesOf(source, reference, name).filter(
        each => !source.about || kindOfSeries(each.labels) === source.about,
      );
      // An objective for something else is there, and has no say in this.
      if (!some.length) continue;
      first ??= source;
      samples.push(some);
    }
    return { source: first ?? sources[0], samples, missing };
  }

  /** The names of a component that a source has to be asked about. */
  #open(source: QuerySource, reference: PrometheusReference): string[] {
    if (!this.#has(source, reference)) return [];
    const { sources, joins } = this.query;
    const before = sources
      .slice(0, sources.indexOf(source))
      .filter(each => this.#has(each, reference));
    const isOfSame = ({ annotation }: QuerySource) =>
      annotation === source.annotation;
    const isTold = before.some(
      each =>
        !joins &&
        !isOfSame(each) &&
        this.#tells(each, reference, reference.names[each.annotation]),
    );
    if (isTold) return [];
    return reference.names[source.annotation].filter(
      name =>
        !before.some(
          each => isOfSame(each) && this.#tells(each, reference, [name]),
        ),
    );
  }

  /** Whether a source says something of names of a component. */
  #tells(
    source: QuerySource,
    reference: PrometheusReference,
    names: readonly string[],
  ): boolean {
    try {
      return this.#findBy([source], reference, names).samples.length > 0;
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
    name: string,
  ): readonly Sample[] {
    const settled = this.#answers
      .get(source)
      ?.get(limitKey(source, reference))
      ?.get(name);
    // Not its turn, or left out.
    if (!settled) return [];
    if ('failure' in settled) throw settled.failure;
    return settled.value;
  }
}

/** Whether a name says itself that it is about something else than sources ask for. */
function isAboutOther(sources: readonly QuerySource[], name: string): boolean {
  return sources.every(({ about, label }) => {
    const kind = about && kindOfSeries({ [label]: name });
    return kind !== undefined && kind !== about;
  });
}
