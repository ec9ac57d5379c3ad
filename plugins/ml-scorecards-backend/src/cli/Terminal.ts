/**
 * What a command sees of the world around it.
 *
 * @public
 */
export interface Terminal {
  /** Writes a line of the answer. */
  print(line: string): void;
  /** Writes a line about what went wrong. */
  complain(line: string): void;
  /** Environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asks a portal. */
  readonly fetch: typeof fetch;
  /** The present instant. */
  now(): Date;
}

/** How a command ends: all is well, there is something to look at, or it could not be done. */
export const EXIT_CODES = { fine: 0, different: 1, failed: 2 } as const;

/** Something that whoever typed the command can mend. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
