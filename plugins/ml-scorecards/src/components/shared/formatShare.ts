/** A share between 0 and 1 as a percentage. It rounds down, so that only a whole shows as 100 %. */
export function formatShare(share: number, locale?: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(
    Math.floor(share * 100 + 1e-9) / 100,
  );
}
