import { Parsed, problem } from './Parsed';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * Reads bytes as UTF-8 without a byte order mark. Messages name the file as it is called here.
 *
 * @public
 */
export function decodeText(file: string, bytes: Uint8Array): Parsed<string> {
  try {
    const text = decoder.decode(bytes);
    return text.includes('\0')
      ? problem(`${file} is not a text file`)
      : { value: text };
  } catch {
    return problem(`${file} is not UTF-8 text`);
  }
}

/**
 * Line of the first marker that an unfinished merge left in the text, counted from 1.
 *
 * @public
 */
export function findMergeMarker(text: string): number | undefined {
  const index = text.search(/^(?:<{7}|>{7})(?: |\r?$)/m);
  if (index < 0) return undefined;
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; line++) {
    at = text.indexOf('\n', at + 1);
  }
  return line;
}
