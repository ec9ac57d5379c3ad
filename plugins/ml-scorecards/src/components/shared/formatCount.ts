/** A number of things, or an average of such, in the reader's own notation. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(
    count,
  );
}
