import { ObjectiveKind } from 'backstage-plugin-ml-scorecards-common';
import {
  FactDeclaration,
  Facts,
  prometheusFacts,
} from 'backstage-plugin-ml-scorecards-node';
import { NamingAnnotation } from '../annotations/PrometheusReference';
import { QueryTemplate } from './QueryTemplate';

export type PrometheusFacts = Facts<typeof prometheusFacts>;
export type PrometheusFactName = keyof PrometheusFacts;

/** The label of a sample that tells the last bound of a histogram besides infinity. */
export const LAST_BOUND = 'last_bound';

/** The label of a sample that says which number of an objective its value is. */
export const TELLS = 'tells';

/**
 * How the fact follows from the values of a component: it may have several names, and each of them several series. An
 * instant is in seconds since 1970: the newest one of a name, and of several names that which is oldest. Of a label the
 * values count; `presence` is true if there is anything, and `truth` if any value is 1 where all are 0 or 1. `latency` is the
 * highest of seconds, and `slow-share` of shares that exceed the limit, by histograms whose last bound is told as well, in a
 * sample with the label {@link LAST_BOUND}. Of `highest-by-day`, the query is asked about each of the newest days. The samples
 * of `objective-standings` have the label {@link TELLS}.
 */
export type Reading =
  | 'lowest'
  | 'highest'
  | 'highest-by-day'
  | 'sum'
  | 'newest-instant'
  | 'presence'
  | 'truth'
  | 'objective-kinds'
  | 'objective-standings'
  | 'latency'
  | 'slow-share'
  | { readonly label: string };

/** One way to ask for a fact. */
export interface QuerySource {
  /** Where entities name what is selected. */
  readonly annotation: NamingAnnotation;
  /** The label that has these names. */
  readonly label: string;
  readonly template: QueryTemplate;
  /** Only series of objectives of this kind count. */
  readonly about?: ObjectiveKind;
}

/** All ways to ask for a fact. The first one with an answer counts, for each name. */
export interface FactQuery {
  readonly fact: string;
  readonly reading: Reading;
  /** None if it is switched off. */
  readonly sources: readonly QuerySource[];
  /** Whether the names of all annotations count together, and not only those of the first one that tells anything. */
  readonly joins?: boolean;
  /** Where it is configured, if it is not built in. */
  readonly configKey?: string;
  /** What the fact is, if it is one that only the configuration knows. */
  readonly declares?: FactDeclaration;
}

/** A built-in {@link FactQuery} as it is written down. */
export interface FactQueryDefinition {
  readonly fact: PrometheusFactName;
  readonly reading: Reading;
  readonly joins?: boolean;
  readonly sources: ReadonlyArray<{
    readonly annotation: NamingAnnotation;
    /** If it is another one than usual. */
    readonly label?: string;
    readonly query: string;
    readonly about?: ObjectiveKind;
  }>;
}
