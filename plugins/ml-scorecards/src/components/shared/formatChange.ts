import { numberFormat } from './localeFormats';

/** A difference with its sign, in the notation of a locale. */
export function formatChange(change: number, locale?: string): string {
  return (
    numberFormat(locale, {
      signDisplay: 'exceptZero',
      maximumFractionDigits: 1,
    })
      .format(change)
      // A hyphen is easily overlooked.
      .replace('-', '−')
  );
}
