import { toError } from '@backstage/errors';
import {
  CollectionError,
  CollectionFailure,
} from 'backstage-plugin-ml-scorecards-node';

export function misconfigured(message: string): CollectionFailure {
  return new CollectionFailure({ code: 'misconfigured', message });
}

export function notFound(location: string): CollectionFailure {
  return new CollectionFailure({
    code: 'not-found',
    message: `The repository or folder ${location} is gone, or the portal may not see it: check the annotation backstage.io/source-location.`,
  });
}

export function timedOut(location: string, afterMs: number): CollectionFailure {
  return new CollectionFailure({
    code: 'timeout',
    message: `Reading ${location} took longer than ${Math.ceil(
      afterMs / 1000,
    )} s and was given up. It is tried again at the next collection.`,
  });
}

export function badPayload(location: string): CollectionFailure {
  return new CollectionFailure({
    code: 'bad-payload',
    message: `The host of ${location} answered with something else than its API does. Is a login page or a proxy in between?`,
  });
}

export function emptyArchive(location: string): CollectionFailure {
  return new CollectionFailure({
    code: 'bad-payload',
    message: `The host of ${location} gave an archive that holds no file. Is the folder gone, or a login page or a proxy in between?`,
  });
}

export function tooLargeArchive(location: string): CollectionFailure {
  return new CollectionFailure({
    code: 'bad-payload',
    message: `${location} is too large to be read: its host lists it by an archive only, and that holds more than is taken.`,
  });
}

function rateLimited(location: string): CollectionFailure {
  return new CollectionFailure({
    code: 'rate-limited',
    message: `The host of ${location} refused to answer for now because too much was asked (rate limit). Give its integration a token, or collect less often (mlScorecards.git.interval).`,
  });
}

function refused(location: string, status?: number): CollectionFailure {
  return new CollectionFailure({
    code: 'auth',
    message: `The host of ${location} refused the portal's credentials${
      status ? ` (${status})` : ''
    }: check the token of its integration in app-config.yaml.`,
  });
}

/** Says what the API of the host answered in words that fit a repository. */
function ofApi(
  failure: CollectionFailure,
  location: string,
): CollectionFailure {
  const { error, status } = failure;
  // It was judged before, or the host was not asked.
  if (status === undefined) return failure;
  if (error.code === 'not-found') return notFound(location);
  if (error.code === 'rate-limited') return rateLimited(location);
  return error.code === 'auth' ? refused(location, status) : failure;
}

/**
 * Sorts what a URL reader threw. Readers throw typed errors for few cases, and tell the HTTP status in the message only.
 * Their messages hold whole addresses, so nothing of them is passed on but the status or the code of the network error.
 */
export function toCollectionFailure(
  thrown: unknown,
  location: string,
): CollectionFailure {
  if (thrown instanceof CollectionFailure) return ofApi(thrown, location);
  const error = toError(thrown);
  const status = Number(error.message.match(/, (\d{3})(?= |$|:)/)?.[1]);
  const fail = (code: CollectionError['code'], message: string) =>
    new CollectionFailure({ code, message });

  if (
    error.name === 'NotAllowedError' ||
    /reading\.allow/.test(error.message)
  ) {
    return fail(
      'misconfigured',
      `The portal may not read ${location}: configure an integration for the host, or allow it in backend.reading.allow of app-config.yaml.`,
    );
  }
  if (error.name === 'NotFoundError' || status === 404 || status === 410) {
    return notFound(location);
  }
  if (status === 429 || /rate limit/i.test(error.message)) {
    return rateLimited(location);
  }
  if (
    error.name === 'AuthenticationError' ||
    status === 401 ||
    status === 403
  ) {
    return refused(location, status);
  }
  if (
    ['SyntaxError', 'ZlibError'].includes(error.name) ||
    /invalid json/i.test(error.message)
  ) {
    return badPayload(location);
  }
  if (/incorrect url|invalid .*url|invalid .*path/i.test(error.message)) {
    return fail(
      'misconfigured',
      `${location} is not an address that its host understands: check the annotation backstage.io/source-location.`,
    );
  }
  const cause = status ? ` (${status})` : networkCode(error);
  return fail(
    'unavailable',
    `The host of ${location} could not be reached or failed${cause}. It is tried again at the next collection.`,
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
