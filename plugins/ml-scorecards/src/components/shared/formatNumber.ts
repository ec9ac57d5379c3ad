import { numberFormat } from './localeFormats';

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

/** Units of time, each with how many seconds it has, the longest first. */
const TIME_UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
  ['millisecond', 0.001],
] as const;

/** A number in the notation of a locale, with its unit; bytes and seconds in the unit that fits, shares in per cent. */
export function formatNumber(
  value: number,
  unit?: string,
  locale?: string,
): string {
  if (unit === 'share') {
    return numberFormat(locale, {
      style: 'percent',
      maximumFractionDigits: 1,
    }).format(value);
  }
  if (unit === 'seconds') {
    return formatSeconds(value, locale);
  }
  if (unit !== 'bytes') {
    // Nobody reads the fractions of a large number.
    const number = numberFormat(locale, {
      maximumFractionDigits: Math.abs(value) >= 1000 ? 0 : 3,
    }).format(value);
    return unit ? `${number} ${unit}` : number;
  }
  let scaled = value;
  let step = 0;
  while (Math.abs(scaled) >= 1000 && step < BYTE_UNITS.length - 1) {
    scaled /= 1000;
    step += 1;
  }
  return numberFormat(locale, {
    style: 'unit',
    unit: BYTE_UNITS[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(scaled);
}

/** The unit of time in which people say a number of seconds, and how many seconds it has. */
export function timeUnit(value: number): (typeof TIME_UNITS)[number] {
  return (
    TIME_UNITS.find(([, length]) => Math.abs(value) >= length) ??
    TIME_UNITS[value === 0 ? 3 : 4]
  );
}

/** A number of seconds in the unit that fits, or in that which fits another one, such as the top of an axis. */
export function formatSeconds(
  value: number,
  locale?: string,
  like: number = value,
): string {
  const [unit, seconds] = timeUnit(like);
  return numberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 2,
  }).format(value / seconds);
}
