import { sourcesMessages } from '../../messages/sourcesMessages';

const { advice } = sourcesMessages.sourcesPage;

/** The message that says what to do about errors of a code; none for a code that is not known. */
export function errorAdvice(code: string): keyof typeof advice | undefined {
  return Object.hasOwn(advice, code)
    ? (code as keyof typeof advice)
    : undefined;
}
