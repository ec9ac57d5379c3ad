/** A difference with its sign, in the reader's own notation. */
export function formatChange(change: number): string {
  return new Intl.NumberFormat(undefined, {
    signDisplay: 'exceptZero',
    maximumFractionDigits: 1,
  }).format(change);
}
