/** From who depends on a component directly to an entity that rests on it through others. Refs hold no spaces. */
const SEPARATOR = ' > ';

/** A chain of entity refs as the text that a fact holds. */
export function chainToText(chain: readonly string[]): string {
  return chain.join(SEPARATOR);
}

/** The other way round. */
export function textToChain(text: string): string[] {
  return text.split(SEPARATOR);
}
