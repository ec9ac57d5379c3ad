/**
 * How the portal's language is written where the reader lives, as far as the browser knows: whoever reads English in
 * Britain has other dates than in America.
 */
export function localeOf(
  language: string,
  preferred: readonly string[],
): string {
  return preferred.find(tag => tag.startsWith(`${language}-`)) ?? language;
}
