import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from '../shared/useFormats';
import { CurveDay } from './LimitCurve';

/** Gives what a curve shows in a sentence: where it begins and ends, its limit, and how many days are above it. */
export function useCurveSummary(): (curve: {
  title: string;
  /** From the oldest one on, one at least. */
  days: readonly Required<CurveDay>[];
  format: (value: number) => string;
}) => string {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  return ({ title, days, format }) => {
    const [first, last] = [days[0], days[days.length - 1]];
    return t('curve.summary', {
      title,
      first: format(first.value),
      firstDay: formats.day(first.day),
      last: format(last.value),
      lastDay: formats.day(last.day),
      limit: format(last.limit),
      over: formats.count(
        days.filter(({ value, limit }) => value > limit).length,
      ),
      days: formats.count(days.length),
    });
  };
}
