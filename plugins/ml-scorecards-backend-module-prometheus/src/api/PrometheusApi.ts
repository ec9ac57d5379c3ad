import { LoggerService } from '@backstage/backend-plugin-api';
import {
  CollectionFailure,
  SourceClock,
  SourceHttpClient,
  SourceHttpLimits,
  SourceInstance,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { AlertRule } from './AlertRule';
import { explained, isNotTold, isTooSlow, refused, Wanted } from './explained';
import { PrometheusLinks } from './PrometheusLinks';
import { QueryRefused } from './QueryRefused';
import { RulesMemory, SettledRules } from './RulesMemory';
import { ruleMatchers, selectingLabels } from './ruleMatchers';
import { parseSampleValue, Sample } from './Sample';
import { queryAnswer, rangeAnswer, rulesAnswer } from './schemas';

/** Months of samples take their time. The server gives up before we do, so that it says so. */
const LIMITS: Partial<SourceHttpLimits> = {
  deadlineMs: 30_000,
  // Of rules, a large organisation has thousands.
  maxBytes: 16 * 1024 * 1024,
  // What was too much for the server is not asked for again and again.
  retries: 1,
};
const QUERY_TIMEOUT = '25s';
const DAY_MS = 24 * 3_600_000;

/** One server that answers as Prometheus does. */
export class PrometheusApi {
  readonly id: string;
  readonly links: PrometheusLinks;
  readonly #client: SourceHttpClient;
  readonly #configKey: string;
  readonly #secrets: readonly string[];
  readonly #logger?: LoggerService;
  readonly #rules = new RulesMemory();

  private constructor(
    instance: SourceInstance,
    client: SourceHttpClient,
    logger?: LoggerService,
  ) {
    this.#logger = logger;
    this.id = instance.id;
    this.links = new PrometheusLinks(instance.uiUrl);
    this.#client = client;
    this.#configKey = instance.configKey;
    this.#secrets = [instance.headers.authorization ?? ''].flatMap(
      header => header.split(' ')[1] ?? [],
    );
  }

  static create(
    instance: SourceInstance,
    options: {
      /** Told, for debugging, what cannot be shown to everybody. */
      readonly logger?: LoggerService;
      readonly clock?: SourceClock;
      readonly limits?: Partial<SourceHttpLimits>;
    } = {},
  ): PrometheusApi {
    const { baseUrl, configKey, headers } = instance;
    return new PrometheusApi(
      instance,
      SourceHttpClient.create({
        baseUrl,
        configKey,
        headers: () => headers,
        clock: options.clock,
        limits: { ...LIMITS, ...options.limits },
      }),
      options.logger,
    );
  }

  /** Throws unless the server answers a query that costs nothing. Only then is it the fault of others that they fail. */
  async tryOut(options: {
    readonly time: number;
    readonly signal: AbortSignal;
  }): Promise<void> {
    await this.#explain(
      this.#client.getJson(sourcePath`api/v1/query`, {
        query: { query: 'vector(1)', time: options.time / 1000 },
        schema: queryAnswer,
        signal: options.signal,
      }),
    );
  }

  /** The answer to a query as of one time, in milliseconds. */
  async query(
    query: string,
    options: {
      readonly wanted: Wanted;
      readonly time: number;
      readonly signal: AbortSignal;
    },
  ): Promise<Sample[]> {
    const answer = await this.#explain(
      this.#client.getJson(sourcePath`api/v1/query`, {
        query: { query, time: options.time / 1000, timeout: QUERY_TIMEOUT },
        schema: queryAnswer,
        signal: options.signal,
        isOwnFault: isTooSlow,
      }),
      options.wanted,
    );
    const { data } = answer;
    if (data.resultType !== 'vector') {
      throw refused(options.wanted, {
        cause: `answered with a ${data.resultType} and no instant vector to`,
        advice: 'Correct it',
      });
    }
    return data.result.map(({ metric, value: [, text] }) => ({
      labels: metric,
      value: parseSampleValue(text),
    }));
  }

  /**
   * The answers to a query as of the last millisecond of each of the newest days (UTC), so that what it says of a day before
   * is of that one and of no other. Of today that is in the future, of which the server has nothing yet.
   */
  async queryDays(
    query: string,
    options: {
      readonly wanted: Wanted;
      readonly time: number;
      readonly days: number;
      readonly signal: AbortSignal;
    },
  ): Promise<Sample[]> {
    const { wanted, time, days, signal } = options;
    const end = (Math.floor(time / DAY_MS) + 1) * DAY_MS - 1;
    const answer = this.#client.getJson(sourcePath`api/v1/query_range`, {
      query: {
        query,
        start: (end - (days - 1) * DAY_MS) / 1000,
        end: end / 1000,
        step: DAY_MS / 1000,
        timeout: QUERY_TIMEOUT,
      },
      schema: rangeAnswer,
      signal,
      isOwnFault: isTooSlow,
    });
    const { data } = await this.#explain(answer.catch(withoutDays), wanted);
    return data.result.flatMap(({ metric, values }) =>
      values.map(([seconds, text]) => ({
        labels: metric,
        value: parseSampleValue(text),
        time: seconds * 1000,
      })),
    );
  }

  /** All alert rules of the server, as they were within the last minutes, or why they cannot be read. */
  alertRules(options: {
    readonly now: number;
    readonly signal: AbortSignal;
  }): Promise<SettledRules> {
    return this.#rules.get(
      () => this.#readAlertRules(options.signal),
      options.now,
    );
  }

  async #readAlertRules(signal: AbortSignal): Promise<AlertRule[]> {
    const answer = await this.#explain(
      this.#client.getJson(sourcePath`api/v1/rules`, {
        query: { type: 'alert' },
        schema: rulesAnswer,
        signal,
        isOwnFault: isTooSlow,
      }),
    );
    return answer.data.groups.flatMap(group =>
      group.rules
        .filter(({ type }) => type === 'alerting')
        .map(({ name, query, labels, annotations, alerts }) => ({
          group: group.name,
          name,
          query,
          matchers: ruleMatchers(query),
          selectingLabels: selectingLabels(query),
          labels,
          annotations,
          firing: (alerts ?? [])
            .filter(({ state }) => state === 'firing')
            .map(alert => alert.labels),
        })),
    );
  }

  async #explain<T>(answer: Promise<T>, wanted?: Wanted): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw explained(error, wanted, {
        configKey: this.#configKey,
        secrets: this.#secrets,
        logger: this.#logger,
      });
    }
  }
}

/** A server that answers queries, and none about a span of time, is well: only what it went like is unknown. */
function withoutDays(failure: unknown): never {
  throw failure instanceof CollectionFailure && isNotTold(failure)
    ? new QueryRefused({
        message: `The server does not tell how anything went day by day (${failure.status} for api/v1/query_range).`,
        status: failure.status,
      })
    : failure;
}
