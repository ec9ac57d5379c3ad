import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../../translation';
import { dayAfter } from '../shared/dayAfter';
import { AxisUnit } from './axisTicks';
import { DayChart, DaySeries } from './DayChart';
import { useChartColors } from './useChartColors';

const HEIGHT = 160;

/** The highest value of a day, and the limit that it had to keep, if it had one. */
export interface CurveDay {
  readonly day: string;
  readonly value: number;
  readonly limit?: number;
}

/** A value day by day, with its limit, if it has one. */
export function LimitCurve(props: {
  /** Unique on the page. */
  id: string;
  title: string;
  /** What it shows, in a sentence. */
  summary: string;
  /** From the oldest one on, as `newestDays` gives them: each one between them is drawn too. */
  days: readonly CurveDay[];
  unit: AxisUnit;
  format: (value: number) => string;
  /** Where a limit is written in another way than values are. */
  formatLimit?: (limit: number) => string;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const colors = useChartColors();
  const { id, title, summary, days, format } = props;
  const limit: DaySeries = {
    key: 'limit',
    name: t('curve.limit'),
    kind: 'line',
    color: colors.limit,
    dashed: true,
    format: props.formatLimit ?? format,
  };
  return (
    <DayChart
      id={id}
      title={title}
      summary={summary}
      days={withGaps(days)}
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
        ...(days.some(one => one.limit !== undefined) ? [limit] : []),
      ]}
      unit={props.unit}
      hasHeadRoom
      height={HEIGHT}
    />
  );
}

/**
 * A day on which nothing was measured has no value, and no line goes over it: nobody knows what it would have been. The limit held
 * on that day too, as it was on the last one.
 */
function withGaps(days: readonly CurveDay[]) {
  return days.flatMap(({ day, value, limit = null }, index) => {
    const shown: Array<{ day: string; values: Record<string, number | null> }> =
      [{ day, values: { value, limit } }];
    const next = days[index + 1];
    for (
      let missing = dayAfter(new Date(day), 1);
      next && missing < next.day;
      missing = dayAfter(new Date(missing), 1)
    ) {
      shown.push({ day: missing, values: { value: null, limit } });
    }
    return shown;
  });
}
