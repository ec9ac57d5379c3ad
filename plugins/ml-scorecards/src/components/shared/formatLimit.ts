import { numberFormat } from './localeFormats';

/** A share between 0 and 1 that somebody set as a limit, as a percentage: 99.95 % is another one than 100 %. */
export function formatLimit(share: number, locale?: string): string {
  return numberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 2,
  }).format(share);
}
