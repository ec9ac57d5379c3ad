import {
  CollectionFailure,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';
import {
  NamingAnnotation,
  PrometheusReference,
} from './annotations/PrometheusReference';
import { AlertRule } from './api/AlertRule';
import { isNotTold, isUnanswered } from './api/explained';
import { PrometheusApi } from './api/PrometheusApi';
import { SettledRules } from './api/RulesMemory';
import { Patience } from './queries/askNames';
import { FactQuery, PrometheusFactName } from './queries/FactQuery';
import { QueryAnswers } from './queries/QueryAnswers';

/**
 * What one collection reads of one server for all its components. All queries are as of the same time. Whatever fails for
 * one of them is thrown when that one asks for it.
 */
export class InstanceSweep {
  private constructor(
    readonly answers: readonly QueryAnswers[],
    private readonly rules: SettledRules,
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
      api.alertRules(options),
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

  /**
   * All alert rules, or why they are not known of a component of which the server tells other things. Throws what it failed
   * with where that is all that there is to say, or mends itself by waiting.
   */
  alertRules(tellsOthers: boolean): readonly AlertRule[] | Unknown {
    if ('value' in this.rules) return this.rules.value;
    const { failure } = this.rules;
    if (!(failure instanceof CollectionFailure)) throw failure;
    const { error, status } = failure;
    if (isNotTold(failure)) {
      return {
        unknownBecause: `the server does not tell its alert rules (${status} for api/v1/rules)`,
      };
    }
    if (failure.isTooLarge) {
      return {
        unknownBecause:
          'the server has more alert rules, or alerts that fire, than are read (16 MB of api/v1/rules)',
      };
    }
    if (tellsOthers && isUnanswered(failure)) {
      return {
        unknownBecause: `the server tells other things, and not its alert rules: ${error.message.replace(
          /\.$/,
          '',
        )}`,
      };
    }
    throw failure;
  }

  /** What the query for a fact answered. */
  answersOf(fact: PrometheusFactName): QueryAnswers | undefined {
    return this.answers.find(({ query }) => query.fact === fact);
  }

  /** Whether anything is known of a component by these names, which are then right. */
  knows(
    reference: PrometheusReference,
    annotations: readonly NamingAnnotation[],
  ): boolean {
    return annotations.some(annotation =>
      reference.names[annotation].some(name =>
        this.knowsName(annotation, name),
      ),
    );
  }

  /** Whether anything is known by a name. */
  knowsName(annotation: NamingAnnotation, name: string): boolean {
    return this.answers.some(answers => answers.knows(annotation, name));
  }
}
