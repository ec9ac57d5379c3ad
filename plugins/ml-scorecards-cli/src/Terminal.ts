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
}

/** How a command ends. */
export const EXIT_CODES = {
  /** The level is reached. */
  passed: 0,
  /** It is not. */
  below: 1,
  /** Whoever typed the command has to mend it. */
  misused: 2,
  /** It could not be told. */
  untold: 3,
} as const;

/** Something that whoever typed the command can mend. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The portal did not tell. */
export class UntoldError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UntoldError';
  }
}

/** The same terminal, on which a secret never shows, whatever an error says. */
export function withoutSecret(
  terminal: Terminal,
  secret: string | undefined,
): Terminal {
  if (!secret) {
    return terminal;
  }
  const hide = (line: string) => line.replaceAll(secret, '***');
  return {
    ...terminal,
    print: line => terminal.print(hide(line)),
    complain: line => terminal.complain(hide(line)),
  };
}
