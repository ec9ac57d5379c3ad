/** A number of things, or an average of such, in the notation of a locale. */
export function formatCount(count: number, locale?: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(
    count,
  );
}
