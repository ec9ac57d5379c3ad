import { ZodType } from 'zod';
import { CollectionFailure } from '../CollectionFailure';
import { untilAborted } from '../untilAborted';
import { AnswerMemory } from './AnswerMemory';
import { attempt, Instance, SourceAnswer, SourceRequest } from './attempt';
import { backoffMs } from './backoff';
import { CircuitBreaker } from './CircuitBreaker';
import { HttpFailure, Verdict, verdicts } from './failures';
import { requestsTo } from './hostLimiter';
import { DEFAULT_LIMITS, SourceHttpLimits } from './limits';
import { SourceClock, systemClock } from './SourceClock';
import { SourcePath, SourceQuery, urlBelow } from './sourcePath';

/**
 * One instance of a source, as the configuration has it.
 *
 * @public
 */
export interface SourceHttpClientOptions {
  /** Everything that is read is below it. */
  readonly baseUrl: string;
  /** Where in app-config.yaml the instance is configured. Failures name it, so that people know where to mend them. */
  readonly configKey: string;
  /** Gives the headers with the credentials. Asked for each request, so that it can renew a token. */
  readonly headers?: () =>
    | Readonly<Record<string, string>>
    | Promise<Readonly<Record<string, string>>>;
  /** Origins besides that of `baseUrl` to which the source may redirect. They never get the credentials. */
  readonly allowedOrigins?: readonly string[];
  /** What shall differ from the usual limits. */
  readonly limits?: Partial<SourceHttpLimits>;
  /** For tests. */
  readonly clock?: SourceClock;
  /** For tests: chance between 0 and 1. */
  readonly random?: () => number;
}

/**
 * What every request says.
 *
 * @public
 */
export interface SourceRequestOptions {
  /** What follows the question mark. It is never part of a message. */
  readonly query?: SourceQuery;
  /** The signal that the collector was given. */
  readonly signal: AbortSignal;
  /**
   * Whether a failure is due to what is asked for alone, such as a search that takes long, and says nothing of how the
   * source is: it is not tried again, and no reason to leave the source in peace.
   */
  readonly isOwnFault?: (failure: CollectionFailure) => boolean;
}

/**
 * Reads one instance of a source over HTTP, within limits of time, size and number, as all collectors should: it tries
 * again what may pass, leaves an instance in peace that does not work, and follows redirects only where it may. It throws
 * nothing but `CollectionFailure`, whose message can be shown.
 *
 * Create one per configured instance and keep it: it remembers how the instance is.
 *
 * @public
 */
export class SourceHttpClient {
  readonly #instance: Instance;
  readonly #breaker: CircuitBreaker;
  readonly #random: () => number;
  readonly #memory = new AnswerMemory();
  /** Until when the instance has asked for silence, by a `Retry-After` that is short enough to wait for. */
  #silentUntil = 0;

  private constructor(instance: Instance, random: () => number) {
    const { baseUrl, limits, clock } = instance;
    this.#instance = instance;
    this.#random = random;
    this.#breaker = new CircuitBreaker({
      origin: baseUrl.origin,
      configKey: instance.configKey,
      limits,
      now: clock.now,
    });
  }

  /** Throws when the configuration makes no sense, naming the key. */
  static create(options: SourceHttpClientOptions): SourceHttpClient {
    const { configKey } = options;
    const baseUrl = parseHttpUrl(options.baseUrl, `${configKey}.baseUrl`);
    if (!baseUrl.pathname.endsWith('/')) baseUrl.pathname += '/';
    const others = (options.allowedOrigins ?? []).map(
      origin => parseHttpUrl(origin, `${configKey}.allowedOrigins`).origin,
    );
    return new SourceHttpClient(
      {
        baseUrl,
        configKey,
        headers: options.headers ?? (() => ({})),
        allowedOrigins: new Set([baseUrl.origin, ...others]),
        limits: { ...DEFAULT_LIMITS, ...options.limits },
        clock: options.clock ?? systemClock,
      },
      options.random ?? Math.random,
    );
  }

  /**
   * Reads JSON of a shape. With `remember`, an answer with an entity tag is kept, and the source is asked the next time
   * whether it still holds: for what is asked often and changes rarely. With `parse`, the text is read by that and not by
   * `JSON.parse`: some sources write what JSON does not know, such as `NaN`.
   */
  async getJson<T>(
    path: SourcePath,
    options: SourceRequestOptions & {
      readonly schema: ZodType<T>;
      readonly remember?: boolean;
      readonly parse?: (text: string) => unknown;
    },
  ): Promise<T> {
    return this.#json('GET', path, options);
  }

  /** Reads JSON by a POST, as searches want it. It is sent again like a GET, so it must not change anything. */
  async postJson<T>(
    path: SourcePath,
    options: SourceRequestOptions & {
      readonly schema: ZodType<T>;
      readonly body: unknown;
    },
  ): Promise<T> {
    return this.#json('POST', path, options);
  }

  /** Reads text of any kind, but not a web page. */
  async getText(
    path: SourcePath,
    options: SourceRequestOptions,
  ): Promise<string> {
    const url = this.#urlOf(path, options);
    const request: SourceRequest = {
      url,
      method: 'GET',
      accept: 'text/*, */*;q=0.1',
      isOwnFault: options.isOwnFault,
    };
    return this.#run(request, options.signal, async () => {
      const answer = await this.#send(request, options.signal);
      if (isHtml(answer)) throw this.#failure(verdicts.html, request);
      return answer.text;
    });
  }

  async #json<T>(
    method: 'GET' | 'POST',
    path: SourcePath,
    options: SourceRequestOptions & {
      readonly schema: ZodType<T>;
      readonly body?: unknown;
      readonly remember?: boolean;
      readonly parse?: (text: string) => unknown;
    },
  ): Promise<T> {
    const { parse = JSON.parse } = options;
    const request: SourceRequest = {
      url: this.#urlOf(path, options),
      method,
      accept: 'application/json',
      body: method === 'POST' ? JSON.stringify(options.body) : undefined,
      isOwnFault: options.isOwnFault,
    };
    return this.#run(request, options.signal, async () => {
      const answer = await (options.remember
        ? this.#sendUnlessKnown(request, options.signal)
        : this.#send(request, options.signal));
      let json: unknown;
      try {
        json = parse(answer.text);
      } catch {
        throw this.#failure(
          isHtml(answer) ? verdicts.html : verdicts.noJson,
          request,
        );
      }
      const parsed = options.schema.safeParse(json);
      if (parsed.success) return parsed.data;
      // Only where it differs: what is there instead may be anything.
      const where = parsed.error.issues
        .slice(0, 3)
        .map(({ path: at }) => at.map(String).join('.') || 'at the top')
        .join(', ');
      throw this.#failure(verdicts.otherShape(where.slice(0, 200)), request);
    });
  }

  async #run<T>(
    request: SourceRequest,
    signal: AbortSignal,
    call: () => Promise<T>,
  ): Promise<T> {
    try {
      return await this.#breaker.run(call, signal);
    } catch (error) {
      if (error instanceof CollectionFailure || !signal.aborted) throw error;
      throw this.#failure(verdicts.stopped, request);
    }
  }

  async #sendUnlessKnown(
    request: SourceRequest,
    signal: AbortSignal,
  ): Promise<SourceAnswer> {
    const known = this.#memory.get(request.url);
    const answer = await this.#send({ ...request, known }, signal);
    const { etag } = answer;
    if (etag) this.#memory.add(request.url, { ...answer, etag });
    return answer;
  }

  /** Sends a request until it succeeds, fails for good, or has been sent often enough. */
  async #send(
    request: SourceRequest,
    signal: AbortSignal,
  ): Promise<SourceAnswer> {
    const { limits, clock } = this.#instance;
    for (let retries = 0; ; retries += 1) {
      try {
        return await this.#sendInTurn(request, signal);
      } catch (error) {
        if (!(error instanceof HttpFailure)) throw error;
        if (request.isOwnFault?.(error)) throw this.#ofQuestion(error, request);
        const { verdict, retryAfterMs = 0 } = error;
        const isTooLong = retryAfterMs > limits.maxRetryAfterMs;
        if (!isTooLong) {
          // For all calls, and also if this one gives up.
          this.#silentUntil = Math.max(
            this.#silentUntil,
            clock.now() + retryAfterMs,
          );
        }
        if (!verdict.passes || retries >= limits.retries || isTooLong) {
          throw error;
        }
        await this.#sleep(backoffMs(retries, this.#random), request, signal);
        // Another call may have found out meanwhile that it is of no use.
        if (this.#breaker.isOpen) throw error;
      }
    }
  }

  async #sendInTurn(
    request: SourceRequest,
    signal: AbortSignal,
  ): Promise<SourceAnswer> {
    const { baseUrl, clock } = this.#instance;
    try {
      return await untilAborted(signal, () =>
        requestsTo(baseUrl.host)(async () => {
          // Keeps its turn meanwhile, as nobody else shall ask this host now.
          const silentMs = this.#silentUntil - clock.now();
          if (silentMs > 0) await this.#sleep(silentMs, request, signal);
          return attempt(this.#instance, request, signal);
        }),
      );
    } catch (error) {
      if (signal.aborted) throw this.#failure(verdicts.stopped, request);
      throw error;
    }
  }

  async #sleep(
    ms: number,
    request: SourceRequest,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      await this.#instance.clock.sleep(ms, signal);
    } catch {
      throw this.#failure(verdicts.stopped, request);
    }
  }

  #urlOf(path: SourcePath, { query }: SourceRequestOptions): URL {
    return urlBelow(this.#instance.baseUrl, path, query);
  }

  #ofQuestion(failure: HttpFailure, request: SourceRequest): HttpFailure {
    const { verdict, status, body = '' } = failure;
    return new HttpFailure(
      { ...verdict, blames: 'question' },
      { ...this.#instance, ...request },
      status === undefined ? undefined : { status, body },
    );
  }

  #failure(verdict: Verdict, request: SourceRequest): HttpFailure {
    return new HttpFailure(verdict, { ...this.#instance, ...request });
  }
}

function isHtml({ contentType, text }: SourceAnswer): boolean {
  return (
    /^text\/html\b/i.test(contentType) || /^\s*<(!doctype|html)/i.test(text)
  );
}

function parseHttpUrl(text: string, key: string): URL {
  // The value is not named, since it may hold credentials.
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new Error(`${key} must be an http or https address`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new Error(
      `${key} must be an address without credentials, query or fragment`,
    );
  }
  return url;
}
