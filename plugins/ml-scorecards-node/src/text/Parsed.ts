/**
 * What a file says, or in one clear sentence why it could not be understood.
 *
 * @public
 */
export type Parsed<T> = { readonly value: T } | { readonly problem: string };

/**
 * Puts the problem of a part into the words of the whole.
 *
 * @public
 */
export function problem(text: string): { readonly problem: string } {
  return { problem: text };
}
