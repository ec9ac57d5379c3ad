import { LoggerService } from '@backstage/backend-plugin-api';
import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';
import { errorAnswer } from './schemas';
import { QueryRefused } from './QueryRefused';

/** What is asked, as people know it. */
export interface Wanted {
  /** The fact that the query is for. */
  readonly fact: string;
  /** Where the query is configured, if it is not a built-in one. */
  readonly configKey?: string;
  /** Whether it holds the names of one component only, so that those who may read that one may read what is said to it. */
  readonly isOfOne: () => boolean;
}

/** Prometheus may repeat the whole query in what it says. */
const MAX_SHOWN = 300;

/** By the type of error that Prometheus gives. */
const CAUSES: Readonly<Record<string, string>> = {
  bad_data: 'does not understand',
  execution: 'cannot evaluate',
  timeout: 'took too long to evaluate',
  canceled: 'took too long to evaluate',
};

/**
 * Whether a question took too long: the server gave it up, a proxy before it did (504), or we did. That is the fault of the
 * question, as long as the server answers others.
 */
export function isTooSlow(failure: unknown): boolean {
  if (!(failure instanceof CollectionFailure)) return false;
  if (failure instanceof QueryRefused) return failure.isTooSlow;
  const { error, status, body = '' } = failure;
  return (
    error.code === 'timeout' ||
    status === 504 ||
    /^(?:timeout|canceled)$/.test(saidIn(body)?.errorType ?? '')
  );
}

/** Whether a failure may be that of one query, as long as the server answers others: it refused it, or did not answer. */
export function isRefusal(failure: unknown): failure is CollectionFailure {
  return failure instanceof QueryRefused || isUnanswered(failure);
}

/** Whether the server failed to answer. */
export function isUnanswered(failure: unknown): failure is CollectionFailure {
  return (
    failure instanceof CollectionFailure &&
    ['timeout', 'unavailable'].includes(failure.error.code)
  );
}

/** Whether the server, or a proxy before it, does not let the portal ask this at all. */
export function isNotTold({ error, status }: CollectionFailure): boolean {
  return error.code === 'not-found' || status === 403 || status === 405;
}

/** Says what to do about what Prometheus and Mimir say themselves. Of other failures the client says enough. */
export function explained(
  failure: unknown,
  wanted: Wanted | undefined,
  instance: {
    readonly configKey: string;
    readonly secrets: readonly string[];
    /** Told what is said to queries that hold the names of several components. */
    readonly logger?: LoggerService;
  },
): unknown {
  if (!(failure instanceof CollectionFailure)) return failure;
  const { status, body = '' } = failure;
  if (status === 401 && /no org id/i.test(body)) {
    return new CollectionFailure(
      {
        code: 'auth',
        message: `The server has tenants and was told none (401, no org id). Set ${instance.configKey}.tenant in app-config.yaml.`,
      },
      { status, body },
    );
  }
  if (!wanted) return failure;
  if (failure.isTooLarge) {
    return refused(wanted, {
      cause: 'answered with more than is read to',
      advice: 'Let it give one value for each component',
      isTooLarge: true,
    });
  }
  const said = saidIn(body);
  const cause = said && CAUSES[said.errorType];
  if (!cause) return failure;
  const isHarmless = !instance.secrets.some(secret =>
    said.error.includes(secret),
  );
  const { errorType } = said;
  const words = isHarmless ? said.error.slice(0, MAX_SHOWN) : undefined;
  const isOfOne = wanted.isOfOne();
  if (!isOfOne && words) {
    instance.logger?.debug('Prometheus refused a query', {
      fact: wanted.fact,
      status,
      errorType,
      said: words,
    });
  }
  return refused(wanted, {
    cause,
    advice: /^(?:bad_data|execution)$/.test(errorType)
      ? 'Correct it'
      : 'Make it simpler',
    said: isOfOne ? words : errorType,
    status,
    isTooSlow: isTooSlow(failure),
  });
}

/** The failure of a query that is wrong or too much, in words. */
export function refused(
  { fact, configKey }: Omit<Wanted, 'isOfOne'>,
  why: {
    readonly cause: string;
    readonly advice: string;
    readonly said?: string;
    readonly status?: number;
    readonly isTooLarge?: boolean;
    readonly isTooSlow?: boolean;
  },
): QueryRefused {
  const query = configKey
    ? 'the configured query'
    : `the built-in query for ${fact}`;
  const details = [why.status, why.said].filter(Boolean).join(': ');
  const advice = configKey
    ? `${why.advice} in ${configKey} of app-config.yaml.`
    : `Replace it in mlScorecards.prometheus.queries.${fact} of app-config.yaml if that goes on.`;
  return new QueryRefused({
    ...why,
    message: `Prometheus ${why.cause} ${query}${
      details && ` (${details})`
    }. ${advice}`,
  });
}

function saidIn(body: string) {
  try {
    return errorAnswer.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
