import {
  CollectionFailure,
  settle,
  Settled,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';
import {
  NamingAnnotation,
  PrometheusReference,
} from './annotations/PrometheusReference';
import { AlertRule } from './api/AlertRule';
import { PrometheusApi } from './api/PrometheusApi';
import { Patience } from './queries/askNames';
import { FactQuery } from './queries/FactQuery';
import { QueryAnswers } from './queries/QueryAnswers';

/**
 * What one collection reads of one server for all its components. All queries are as of the same time. Whatever fails for
 * one of them is thrown when that one asks for it.
 */
export class InstanceSweep {
  private constructor(
    readonly answers: readonly QueryAnswers[],
    private readonly rules: Settled<readonly AlertRule[]>,
  ) {}

  static async read(
    api: PrometheusApi,
    asked: {
      readonly queries: readonly FactQuery[];
      readonly references: readonly PrometheusReference[];
    },
    options: { readonly now: number; readonly signal: AbortSignal },
  ): Promise<InstanceSweep> {
    await api.tryOut({ time: options.now, signal: options.signal });
    const patience = new Patience();
    const [rules, ...answers] = await Promise.all([
      settle(api.alertRules(options.signal)),
      ...asked.queries.map(query =>
        QueryAnswers.ask(
          { api, patience, ...options },
          query,
          asked.references,
        ),
      ),
    ]);
    return new InstanceSweep(answers, rules);
  }

  /** All alert rules, or why the server does not tell them while it answers queries. Throws what it failed with. */
  get alertRules(): readonly AlertRule[] | Unknown {
    if ('value' in this.rules) return this.rules.value;
    const { failure } = this.rules;
    if (failure instanceof CollectionFailure) {
      const { code } = failure.error;
      if (code === 'not-found' || failure.status === 403) {
        return {
          unknownBecause: `the server does not tell its alert rules (${failure.status} for api/v1/rules)`,
        };
      }
    }
    throw failure;
  }

  /** Whether anything is known of a component by these names, which are then right. */
  knows(
    reference: PrometheusReference,
    annotations: readonly NamingAnnotation[],
  ): boolean {
    return this.answers.some(answers =>
      annotations.some(annotation => answers.knows(reference, annotation)),
    );
  }
}
