import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScaleTrigger } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { DayChart } from '../charts/DayChart';
import { useChartColors } from '../charts/useChartColors';
import { dayAfter } from '../shared/dayAfter';
import { useFormats } from '../shared/useFormats';

const HEIGHT = 160;

/** The values of a trigger day by day, with its limit. */
export function TriggerCurve({ trigger }: { trigger: ScaleTrigger }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const colors = useChartColors();
  const { id, title, days, unit } = trigger;
  if (days.length < 2) {
    return null;
  }
  const [first, last] = [days[0], days[days.length - 1]];
  const format = (value: number) => formats.number(value, unit);
  return (
    <DayChart
      id={`ml-trigger-curve-${id}`}
      title={title}
      summary={t('curve.summary', {
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
      })}
      days={withGaps(days).map(({ day, value, limit }) => ({
        day,
        values: { value, limit },
      }))}
      series={[
        {
          key: 'value',
          name: t('curve.value'),
          kind: 'line',
          color: colors.value,
          // A day between two without a value would not show otherwise.
          hasDots: true,
          format,
        },
        {
          key: 'limit',
          name: t('curve.limit'),
          kind: 'line',
          color: colors.limit,
          dashed: true,
          format,
        },
      ]}
      hasFractions
      height={HEIGHT}
    />
  );
}

interface CurveDay {
  day: string;
  value: number | null;
  limit: number | null;
}

/** A day on which nothing was measured is a gap, and no line goes over it. */
function withGaps(days: ScaleTrigger['days']): CurveDay[] {
  return days.flatMap((one, index): CurveDay[] => {
    const missing: CurveDay[] = [];
    const next = days[index + 1];
    for (
      let day = dayAfter(new Date(one.day), 1);
      next && day < next.day;
      day = dayAfter(new Date(day), 1)
    ) {
      missing.push({ day, value: null, limit: null });
    }
    return [one, ...missing];
  });
}
