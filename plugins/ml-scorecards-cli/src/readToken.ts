import { UsageError } from './Terminal';

/** The token from the environment; undefined if there is none. Never says what the variable holds. */
export function readToken(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const token = env[name]?.trim();
  if (token && !/^[\x21-\x7e]+$/.test(token)) {
    throw new UsageError(
      `What the variable ${name} holds is no token: it has spaces, new lines or other signs that none has.`,
    );
  }
  return token || undefined;
}
