import { CollectionFailure } from '../CollectionFailure';

/**
 * A path below the base URL of a source. Made by {@link sourcePath}.
 *
 * @public
 */
export interface SourcePath {
  /** The path, encoded, without a slash at its start. */
  readonly encoded: string;
}

const LITERAL = /^[A-Za-z0-9\-._~!$&'()*+,;=:@/]*$/;

/** Some proxies decode a path before they resolve its dots, so encoding the slash around them is not enough. */
const DOTS_BETWEEN_SLASHES = /(^|[/\\]|%2f|%5c)(\.|%2e){1,2}($|[/\\]|%2f|%5c)/i;

/**
 * Tags a template that is a path below the base URL of a source. What is put in, such as an id from an annotation, is
 * encoded and stays within its segment, whatever it holds.
 *
 * @example
 * ```ts
 * sourcePath`api/v2/projects/${projectId}/snapshots`
 * ```
 *
 * @public
 */
export function sourcePath(
  literals: TemplateStringsArray,
  ...values: ReadonlyArray<string | number>
): SourcePath {
  for (const literal of literals) {
    if (!LITERAL.test(literal)) {
      throw new Error(`"${literal}" can't be part of a path as it is`);
    }
  }
  const encoded = literals
    .map((literal, i) => literal + (i < values.length ? encode(values[i]) : ''))
    .join('')
    .replace(/^\//, '');
  const segments = encoded.split('/');
  // A slash at the end is the author's. Any other empty segment, and dots, come from a value.
  if (segments.at(-1) === '' && literals.at(-1)?.endsWith('/')) segments.pop();
  if (segments.some(segment => ['', '.', '..'].includes(segment))) {
    throw unusable();
  }
  return { encoded };
}

function encode(value: string | number): string {
  const text = String(value);
  if (DOTS_BETWEEN_SLASHES.test(text)) throw unusable();
  try {
    return encodeURIComponent(text);
  } catch {
    // Half of a surrogate pair.
    throw unusable();
  }
}

function unusable(): CollectionFailure {
  return new CollectionFailure({
    code: 'misconfigured',
    message:
      'The name of what to read is empty, or cannot be part of an address: check the annotations of the entity.',
  });
}

/**
 * What follows the question mark of an address. What is undefined is left out.
 *
 * @public
 */
export type SourceQuery = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

/** The address of a path, which is always below the base. */
export function urlBelow(
  base: URL,
  path: SourcePath,
  query: SourceQuery = {},
): URL {
  const url = new URL(base.href + path.encoded);
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) {
    // Not by a path of ours.
    throw new Error('The path is not below the base URL');
  }
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value].flat()) {
      if (each !== undefined) search.append(name, String(each));
    }
  }
  url.search = search.toString();
  return url;
}
