/**
 * A text as a part of the address of a page, which it does not leave. Unlike `sourcePath` it refuses nothing, since nobody asks
 * for anything by such an address: half of a character, which no address can hold, becomes the sign for what cannot be read.
 *
 * @public
 */
export function encodeSegment(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
