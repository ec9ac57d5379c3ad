import { toError } from '@backstage/errors';
import { CollectionFailure, misconfigured } from '../CollectionFailure';
import { CollectionError } from '../FactCollector';

/**
 * What was read of the host of a repository, for messages.
 *
 * @public
 */
export interface ReadOfHost {
  /** Within a sentence: an address without its query, or a path. */
  readonly what: string;
  /** The whole sentence to say where it is not there. */
  readonly whenGone: string;
  /** Under which the source is configured, such as `mlScorecards.git`. */
  readonly configKey: string;
  /** What says where it is, if that is not the annotation backstage.io/source-location. */
  readonly saidBy?: string;
}

const SOURCE_LOCATION = 'the annotation backstage.io/source-location';

/**
 * Sorts what was thrown when a host of repositories was read: by a URL reader of the portal, or by a client of its API. URL
 * readers throw typed errors for few cases, and tell the HTTP status in the message, or pass on what the client of a store of
 * objects has thrown. Their messages hold whole addresses, so nothing of them is passed on but the status or the code of the
 * network error.
 *
 * @public
 */
export function hostFailure(
  thrown: unknown,
  options: ReadOfHost,
): CollectionFailure {
  if (thrown instanceof CollectionFailure) return ofApi(thrown, options);
  const { what, saidBy = SOURCE_LOCATION } = options;
  const error = toError(thrown);
  const { name, message } = error;
  const status = statusOf(error);

  if (name === 'NotAllowedError' || /reading\.allow/.test(message)) {
    return misconfigured(
      `The portal may not read ${what}: configure an integration for its host, or allow that host in backend.reading.allow of app-config.yaml.`,
    );
  }
  if (name === 'NotFoundError' || status === 404 || status === 410) {
    return gone(options);
  }
  if (status === 429 || /rate limit/i.test(message)) {
    return rateLimited(options);
  }
  if (name === 'AuthenticationError' || status === 401 || status === 403) {
    return refused(options, status);
  }
  if (
    ['SyntaxError', 'ZlibError'].includes(name) ||
    /invalid json/i.test(message)
  ) {
    return notOfItsApi(what);
  }
  if (/incorrect url|invalid .*url|invalid .*path/i.test(message)) {
    return misconfigured(
      `The host of ${what} does not understand its address: check ${saidBy}.`,
    );
  }
  const cause = status ? ` (${status})` : networkCode(error);
  return failed(
    'unavailable',
    `The host of ${what} could not be reached or failed${cause}. It is tried again at the next collection.`,
  );
}

/**
 * The failure of what took so long that nobody waits for it any more.
 *
 * @public
 */
export function readingTookTooLong(
  what: string,
  afterMs: number,
): CollectionFailure {
  const seconds = Math.ceil(afterMs / 1000);
  return failed(
    'timeout',
    `Reading ${what} took longer than ${seconds} s and was given up. It is tried again at the next collection.`,
  );
}

/**
 * The failure of an answer that cannot be one of the host's API.
 *
 * @public
 */
export function notOfItsApi(what: string): CollectionFailure {
  return failed(
    'bad-payload',
    `The host of ${what} answered with something else than its API does. Is a login page or a proxy in between?`,
  );
}

/** Says what the API of the host answered in words that fit a repository. */
function ofApi(
  failure: CollectionFailure,
  options: ReadOfHost,
): CollectionFailure {
  const { error, status } = failure;
  // It was judged before, or the host was not asked.
  if (status === undefined) return failure;
  if (error.code === 'not-found') return gone(options);
  if (error.code === 'rate-limited') return rateLimited(options);
  return error.code === 'auth' ? refused(options, status) : failure;
}

function gone({ whenGone }: ReadOfHost): CollectionFailure {
  return failed('not-found', whenGone);
}

function rateLimited({ what, configKey }: ReadOfHost): CollectionFailure {
  return failed(
    'rate-limited',
    `The host of ${what} refused to answer for now because too much was asked (rate limit). Give its integration a token, or collect less often (${configKey}.interval).`,
  );
}

function refused(
  { what }: ReadOfHost,
  status: number | undefined,
): CollectionFailure {
  const answered = status ? ` (${status})` : '';
  return failed(
    'auth',
    `The host of ${what} refused the portal's credentials${answered}: check the token of its integration in app-config.yaml.`,
  );
}

function failed(
  code: CollectionError['code'],
  message: string,
): CollectionFailure {
  return new CollectionFailure({ code, message });
}

/** The HTTP status, in words or as the clients of Google, Azure and AWS have it: on their error, which may be a cause. */
function statusOf(error: Error): number | undefined {
  const told = /, (\d{3})(?= |$|:)/.exec(error.message)?.[1];
  if (told) return Number(told);
  const numbers = [error, error.cause].flatMap(each => {
    const { code, statusCode, $metadata } = Object(each);
    return [code, statusCode, Object($metadata).httpStatusCode];
  });
  return numbers.find(
    each => Number.isInteger(each) && each >= 400 && each < 600,
  );
}

/** Such as ` (ECONNREFUSED)`, which node-fetch has on the error, and the built-in fetch on its cause. */
function networkCode(error: Error): string {
  for (const each of [error, error.cause]) {
    const code = (each as { code?: unknown } | undefined)?.code;
    if (typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code)) {
      return ` (${code})`;
    }
  }
  return '';
}
