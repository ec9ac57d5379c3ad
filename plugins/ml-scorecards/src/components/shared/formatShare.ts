import { wholePercent } from 'backstage-plugin-ml-scorecards-common';
import { numberFormat } from './localeFormats';

/** A share between 0 and 1 in whole per cent, of which only a whole shows as 100 % and only nothing as 0 %. */
export function formatShare(share: number, locale?: string): string {
  return numberFormat(locale, { style: 'percent' }).format(
    wholePercent(share) / 100,
  );
}
