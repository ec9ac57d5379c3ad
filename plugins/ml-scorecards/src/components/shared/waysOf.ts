/** The ways in which a check can be mended, any of which will do: the backend puts them behind each other. */
export function waysOf(fix: string): string[] {
  return fix.split(' Or: ');
}
