/** The address of a page, each segment kept within its part. Half of a surrogate pair, which no address can hold, becomes the sign for what cannot be read. */
export function pageAddress(base: string, segments: readonly string[]): string {
  const path = segments.map(segment =>
    encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')),
  );
  return [base, ...path].join('/');
}
