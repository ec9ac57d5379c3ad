import { useMemo, useState } from 'react';
import useObservable from 'react-use/esm/useObservable';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { formatChange } from './formatChange';
import { formatCount } from './formatCount';
import { formatDay, formatDayOfYear } from './formatDay';
import { formatDuration } from './formatDuration';
import { formatAge, formatDayOf, formatInstant } from './formatInstant';
import { formatLimit } from './formatLimit';
import { formatNumber, formatSeconds } from './formatNumber';
import { formatShare } from './formatShare';
import { numberFormat } from './localeFormats';
import { localeOf } from './localeOf';

/** How days, numbers and instants are written in the language that the portal is in. */
export interface Formats {
  /** A day (UTC). */
  day(day: string): string;
  /** A day (UTC) of a year that is known. */
  dayOfYear(day: string): string;
  /** A number of things. */
  count(count: number): string;
  /** An average of such numbers, always with one decimal. */
  average(average: number): string;
  /** By how much something changed, with its sign. */
  change(by: number): string;
  /** How long something takes. */
  duration(milliseconds: number): string;
  /** A number, with its unit if it has one. */
  number(value: number, unit?: string): string;
  /** A number of seconds, in the unit of time that fits another one. */
  secondsLike(like: number, value: number): string;
  /** A number that somebody set, with all of its digits up to the sixth. */
  constant(value: number): string;
  /** A share between 0 and 1 in whole per cent. */
  share(share: number): string;
  /** A share between 0 and 1 that somebody set as a limit. */
  limit(share: number): string;
  /** A share near 1 that was promised, or is compared with such a one: 99.995 % is another one than 100 %. */
  nines(share: number): string;
  /** How long ago an instant was. */
  age(at: string): string;
  /** The day of an instant, where the reader is. */
  dayOf(at: string): string;
  /** An instant to the second. */
  instant(at: string): string;
}

/** The formats of the portal's language, also after somebody switched it. */
export function useFormats(): Formats {
  const languageApi = useApi(appLanguageApiRef);
  const [language$] = useState(() => languageApi.language$());
  const { language } = useObservable(language$, languageApi.getLanguage());
  return useMemo(
    () => formatsOf(localeOf(language, navigator.languages)),
    [language],
  );
}

function formatsOf(locale: string): Formats {
  return {
    day: day => formatDay(day, locale),
    dayOfYear: day => formatDayOfYear(day, locale),
    count: count => formatCount(count, locale),
    average: average =>
      numberFormat(locale, {
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      }).format(average),
    change: by => formatChange(by, locale),
    duration: milliseconds => formatDuration(milliseconds, locale),
    number: (value, unit) => formatNumber(value, unit, locale),
    secondsLike: (like, value) => formatSeconds(value, locale, like),
    constant: value =>
      numberFormat(locale, { maximumFractionDigits: 6 }).format(value),
    share: share => formatShare(share, locale),
    limit: share => formatLimit(share, locale),
    nines: share =>
      numberFormat(locale, {
        style: 'percent',
        maximumFractionDigits: 4,
      }).format(share),
    age: at => formatAge(at, locale),
    dayOf: at => formatDayOf(at, locale),
    instant: at => formatInstant(at, locale),
  };
}
