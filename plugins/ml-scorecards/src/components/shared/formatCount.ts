import { numberFormat } from './localeFormats';

/** A number of things, or an average of such, in the notation of a locale. */
export function formatCount(count: number, locale?: string): string {
  return numberFormat(locale, { maximumFractionDigits: 1 }).format(count);
}
