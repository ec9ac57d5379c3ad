import { CollectionFailure } from '../CollectionFailure';
import { CollectionError } from '../FactCollector';

/** What a failure is, without naming what was asked for. */
export interface Verdict {
  readonly code: CollectionError['code'];
  /** Continues a sentence that begins with the address. */
  readonly problem: string;
  /** What to do, if something can be done. */
  readonly advice?: string;
  /** May pass by itself, within seconds. */
  readonly passes?: boolean;
  /** The answer was larger than what is read. */
  readonly isTooLarge?: boolean;
  /**
   * Whose fault it is. `request` means that the instance is well and this one thing went wrong; `permission`, that this
   * or everything is forbidden; `caller`, that nobody waited for the end; `question`, that what was asked for was too much,
   * which says nothing of the instance.
   */
  readonly blames:
    | 'instance'
    | 'credentials'
    | 'permission'
    | 'request'
    | 'caller'
    | 'question';
}

const MAX_PATH_IN_MESSAGE = 200;

/** What to do and where, as a sentence; none if nothing can be done. */
export function adviceOf({ advice }: Verdict, configKey: string): string[] {
  return advice ? [`${advice} (${configKey} in app-config.yaml).`] : [];
}

/** A failure of a request, as the retries and the circuit breaker need it. */
export class HttpFailure extends CollectionFailure {
  readonly #verdict: Verdict;
  readonly #retryAfterMs?: number;

  constructor(
    verdict: Verdict,
    request: { readonly url: URL; readonly configKey: string },
    answer?: {
      readonly status: number;
      readonly body: string;
      readonly retryAfterMs?: number;
    },
  ) {
    // Not the query, which may hold a secret. The path holds what an annotation says, which may be without end.
    const { origin, pathname } = request.url;
    const place =
      pathname.length > MAX_PATH_IN_MESSAGE
        ? `${origin}${pathname.slice(0, MAX_PATH_IN_MESSAGE)}…`
        : `${origin}${pathname}`;
    const message = [
      `${place} ${verdict.problem}.`,
      ...adviceOf(verdict, request.configKey),
    ].join(' ');
    super({ code: verdict.code, message }, answer);
    this.#verdict = verdict;
    this.#retryAfterMs = answer?.retryAfterMs;
  }

  override get isTooLarge(): boolean {
    return this.#verdict.isTooLarge ?? false;
  }

  get verdict(): Verdict {
    return this.#verdict;
  }

  /** For how long the source asked not to be asked. */
  get retryAfterMs(): number | undefined {
    return this.#retryAfterMs;
  }
}

/** Sorts an answer that is no success. */
export function judgeStatus(
  status: number,
  body: string,
  headers: { get(name: string): string | null } = new Headers(),
): Verdict {
  if ([400, 403, 421].includes(status) && /^invalid host header/i.test(body)) {
    return {
      code: 'misconfigured',
      problem: `does not know itself by this host (${status}, invalid Host header)`,
      advice:
        'Set baseUrl to the host that the source expects, or let the source allow this one',
      blames: 'request',
    };
  }
  if (status === 401) {
    return {
      code: 'auth',
      problem: "refused the portal's credentials (401)",
      advice: 'Check the credentials',
      blames: 'credentials',
    };
  }
  // GitHub says 403, and why in its words or headers.
  const hasNoneLeft =
    headers.get('x-ratelimit-remaining') === '0' || /rate limit/i.test(body);
  if (status === 429 || (status === 403 && hasNoneLeft)) {
    return {
      code: 'rate-limited',
      problem: `refused to answer for now because too much was asked (${status})`,
      advice: 'Collect less often, or raise the limit of the source',
      passes: true,
      blames: 'instance',
    };
  }
  if (status === 403) {
    return {
      code: 'auth',
      problem: 'does not let the portal read this (403)',
      advice: 'Check what the credentials may read',
      blames: 'permission',
    };
  }
  if (status === 404 || status === 410) {
    return {
      code: 'not-found',
      problem: `is not there (${status})`,
      advice: 'Check the annotations of the entity, or else baseUrl',
      blames: 'request',
    };
  }
  if (status === 408 || status >= 500) {
    return {
      code: 'unavailable',
      problem: `failed to answer (${status})`,
      advice: 'Look into the log of the source',
      passes: true,
      blames: 'instance',
    };
  }
  return {
    code: 'misconfigured',
    problem: `did not accept the request (${status})`,
    advice:
      'Check that baseUrl leads to the API of a version that is supported',
    blames: 'request',
  };
}

/** Our own limits. */
export const verdicts = {
  timeout: (deadlineMs: number): Verdict => ({
    code: 'timeout',
    problem: `took longer than ${deadlineMs / 1000} s and was given up`,
    advice: 'Check that the source runs and is not overloaded',
    passes: true,
    blames: 'instance',
  }),
  stopped: {
    code: 'timeout',
    problem:
      'was being read when the collection was stopped. It is read again at the next collection',
    blames: 'caller',
  },
  tooLarge: (maxBytes: number): Verdict => ({
    code: 'bad-payload',
    problem: `answered with more than ${Math.round(maxBytes / 1024)} kB`,
    isTooLarge: true,
    advice: 'Check that baseUrl leads to the API',
    blames: 'request',
  }),
  html: {
    code: 'bad-payload',
    problem: 'answered with a web page, which is often a login page',
    advice: 'Check the credentials and baseUrl',
    blames: 'request',
  },
  noJson: {
    code: 'bad-payload',
    problem: 'answered with something that is not JSON',
    advice: 'Check that baseUrl leads to the API',
    blames: 'request',
  },
  otherShape: (where: string): Verdict => ({
    code: 'bad-payload',
    problem: `answered with JSON of another shape than expected (${where})`,
    advice: 'Check that the version of the source is supported',
    blames: 'request',
  }),
  noCredentials: {
    code: 'auth',
    problem: 'was not asked, because the credentials for it could not be had',
    advice: 'Check the credentials',
    blames: 'instance',
  },
} as const satisfies Record<string, Verdict | ((limit: never) => Verdict)>;

const TLS = /CERT|^ERR_TLS|^ERR_SSL|SELF_SIGNED|UNABLE_TO_/;
/** Of the HTTP parser, of decompression, and of headers without end. */
const GARBAGE = /^HPE_|^Z_|^UND_ERR_HEADERS_OVERFLOW/;
const TIMEOUT = /TIMEOUT|ETIMEDOUT/;
const BROKEN_OFF = /^ECONNRESET$|^EPIPE$|^UND_ERR_SOCKET$/;

/** Sorts what `fetch` threw. Its messages may hold headers and addresses: nothing of them but the code is passed on. */
export function judgeThrown(thrown: unknown): Verdict {
  const code = networkCodeOf(thrown);
  const named = code ? ` (${code})` : '';
  if (TLS.test(code)) {
    return {
      code: 'misconfigured',
      problem: `cannot be trusted: there is something wrong with its certificate${named}`,
      advice:
        'Let Node.js trust the certificate (NODE_EXTRA_CA_CERTS), or mend baseUrl',
      blames: 'instance',
    };
  }
  if (GARBAGE.test(code)) {
    return {
      code: 'bad-payload',
      problem: `answered with something that cannot be read${named}`,
      advice: 'Check that baseUrl leads to the API',
      blames: 'request',
    };
  }
  return {
    code: TIMEOUT.test(code) ? 'timeout' : 'unavailable',
    problem: `${problemOf(code)}${named}`,
    advice: 'Check that the source runs and that baseUrl is right',
    passes: true,
    blames: 'instance',
  };
}

function problemOf(code: string): string {
  if (TIMEOUT.test(code)) return 'did not answer in time';
  return BROKEN_OFF.test(code)
    ? 'broke off the connection'
    : 'cannot be reached';
}

function networkCodeOf(thrown: unknown): string {
  let error = thrown;
  // No chain of causes is longer; one that ends in itself would be.
  for (let depth = 0; depth < 5; depth += 1) {
    if (typeof error !== 'object' || error === null) break;
    const { code, cause } = error as { code?: unknown; cause?: unknown };
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) {
      return code;
    }
    error = cause;
  }
  return '';
}
