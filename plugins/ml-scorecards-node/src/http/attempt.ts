import { untilAborted } from '../untilAborted';
import { MarkedAnswer } from './AnswerMemory';
import {
  HttpFailure,
  judgeStatus,
  judgeThrown,
  Verdict,
  verdicts,
} from './failures';
import { SourceHttpLimits } from './limits';
import { readCapped } from './readCapped';
import { Hop, isRedirect, nextHop } from './redirects';
import { rateLimitResetMs, retryAfterMs } from './retryAfter';
import { SourceClock } from './SourceClock';

/** Said to sources, so that those who run them know who asks. */
const USER_AGENT = 'backstage-plugin-ml-scorecards';

/** What a failure keeps of an answer, for collectors that look closer. */
const MAX_BODY_OF_FAILURE = 4096;

/** One request to a source. */
export interface SourceRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly accept: string;
  /** JSON */
  readonly body?: string;
  /** What it was answered with before: the source is only asked whether that still holds. */
  readonly known?: MarkedAnswer;
  /** Whether a failure is due to what is asked for alone. */
  readonly isOwnFault?: (failure: HttpFailure) => boolean;
}

/** A successful answer. */
export interface SourceAnswer {
  readonly contentType: string;
  readonly text: string;
  readonly etag?: string;
}

/** What all requests to one instance have in common. */
export interface Instance {
  readonly baseUrl: URL;
  readonly configKey: string;
  readonly headers: () =>
    | Readonly<Record<string, string>>
    | Promise<Readonly<Record<string, string>>>;
  readonly allowedOrigins: ReadonlySet<string>;
  readonly limits: SourceHttpLimits;
  readonly clock: SourceClock;
}

/** Sends a request once, follows its redirects, and reads the answer, all within the deadline and the size. */
export async function attempt(
  instance: Instance,
  request: SourceRequest,
  signal: AbortSignal,
): Promise<SourceAnswer> {
  const { limits, clock } = instance;
  const deadline = new AbortController();
  const done = new AbortController();
  clock.sleep(limits.deadlineMs, done.signal).then(
    () => deadline.abort(),
    () => {},
  );
  const fail = (verdict: Verdict) =>
    new HttpFailure(verdict, { ...instance, ...request });
  try {
    const either = AbortSignal.any([signal, deadline.signal, done.signal]);
    return await untilAborted(either, () => send(instance, request, either));
  } catch (error) {
    if (signal.aborted) throw fail(verdicts.stopped);
    if (deadline.signal.aborted)
      throw fail(verdicts.timeout(limits.deadlineMs));
    if (error instanceof HttpFailure) throw error;
    throw fail(judgeThrown(error));
  } finally {
    // Stops the deadline, and whatever is left of the connection.
    done.abort();
  }
}

async function send(
  instance: Instance,
  request: SourceRequest,
  signal: AbortSignal,
): Promise<SourceAnswer> {
  const fail = (
    verdict: Verdict,
    answer?: ConstructorParameters<typeof HttpFailure>[2],
  ) => new HttpFailure(verdict, { ...instance, ...request }, answer);

  let credentials: Headers;
  try {
    credentials = new Headers(await instance.headers());
  } catch {
    // The error may hold the credentials.
    throw fail(verdicts.noCredentials);
  }
  let hop: Hop = { ...request, withCredentials: true };
  for (let hopsBefore = 0; ; hopsBefore += 1) {
    const response = await fetch(hop.url, {
      method: hop.method,
      headers: headersOf(request, hop, credentials),
      body: hop.method === 'POST' ? request.body : undefined,
      redirect: 'manual',
      signal,
    });
    const { status, headers } = response;
    if (isRedirect(status)) {
      const next = nextHop(
        hop,
        { status, location: headers.get('location') },
        { hopsBefore, allowedOrigins: instance.allowedOrigins },
      );
      if ('code' in next) throw fail(next);
      hop = next;
      continue;
    }
    const { maxBytes } = instance.limits;
    if (status === 304 && request.known) return request.known;
    if (!response.ok) {
      // The status says enough, should the body not come.
      const body =
        (await readCapped(response.body, maxBytes).catch(() => '')) ?? '';
      const verdict = judgeStatus(status, body, headers);
      const now = instance.clock.now();
      throw fail(verdict, {
        status,
        body: body.slice(0, MAX_BODY_OF_FAILURE),
        retryAfterMs:
          retryAfterMs(headers.get('retry-after'), now) ??
          (verdict.code === 'rate-limited'
            ? rateLimitResetMs(headers, now)
            : undefined),
      });
    }
    const text = await readCapped(response.body, maxBytes);
    if (text === undefined) throw fail(verdicts.tooLarge(maxBytes));
    const etag = headers.get('etag');
    return {
      text,
      contentType: headers.get('content-type') ?? '',
      ...(etag ? { etag } : {}),
    };
  }
}

function headersOf(
  request: SourceRequest,
  hop: Hop,
  credentials: Headers,
): Headers {
  const headers = new Headers(hop.withCredentials ? credentials : undefined);
  headers.set('accept', request.accept);
  headers.set('user-agent', USER_AGENT);
  if (request.known) headers.set('if-none-match', request.known.etag);
  if (hop.method === 'POST') headers.set('content-type', 'application/json');
  return headers;
}
