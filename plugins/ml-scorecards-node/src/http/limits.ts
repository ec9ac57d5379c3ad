/**
 * Bounds on what one instance of a source may cost, and on what we cost it.
 *
 * @public
 */
export interface SourceHttpLimits {
  /** How long one request may take, from connecting to the last byte, over all redirects. 10 s. */
  readonly deadlineMs: number;
  /** How large an answer may be after decompression. 1 MB. */
  readonly maxBytes: number;
  /** How often a request is sent again after a failure that may pass. 3. */
  readonly retries: number;
  /** How long a call waits because of a `Retry-After`. With a longer one, it fails at once. 30 s. */
  readonly maxRetryAfterMs: number;
  /** Calls that fail in a row by the fault of the instance, until it is left in peace. 5. */
  readonly failuresUntilPause: number;
  /** For how long the instance is left in peace, until one call tries again. 1 min. */
  readonly pauseMs: number;
  /** The same when the credentials were refused, which takes a person to mend. 1 h. */
  readonly authPauseMs: number;
}

export const DEFAULT_LIMITS: SourceHttpLimits = {
  deadlineMs: 10_000,
  maxBytes: 1024 * 1024,
  retries: 3,
  maxRetryAfterMs: 30_000,
  failuresUntilPause: 5,
  pauseMs: 60_000,
  authPauseMs: 3_600_000,
};
