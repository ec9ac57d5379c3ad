import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { LEVELS, TrendPoint } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { DayChart } from '../charts/DayChart';
import { useChartColors } from '../charts/useChartColors';
import { useFormats } from '../shared/useFormats';

/** How many components were on each level, day by day, with the days on which what is asked changed. */
export function LevelTrend(props: {
  points: TrendPoint[];
  /** How many days were asked for; there may be fewer. */
  days: number;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const colors = useChartColors();
  const { points } = props;
  const first = points[0];
  const last = points[points.length - 1];
  if (points.length < 2) {
    return <Typography>{t('trend.firstDay')}</Typography>;
  }
  const inWords = ({ levels }: TrendPoint) =>
    LEVELS.map(
      level => `${formats.count(levels[level])} ${t(`levelShort.${level}`)}`,
    ).join(', ');

  return (
    <>
      {points.length < props.days && (
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {t('trend.since', { day: formats.day(first.day) })}
        </Typography>
      )}
      <DayChart
        id="ml-maturity-trend"
        title={t('trend.title')}
        summary={t('trend.summary', {
          first: inWords(first),
          firstDay: formats.day(first.day),
          last: inWords(last),
          lastDay: formats.day(last.day),
        })}
        counted={t('curve.components')}
        days={points.map(({ day, levels }) => ({ day, values: levels }))}
        // The highest level lies at the bottom, where one sees best how it grows.
        series={[...LEVELS].reverse().map(level => ({
          key: level,
          name: t(`level.${level}`),
          kind: 'area',
          color: colors.level[level],
          // Grey beside the weakest colour, which a dark theme hardly tells apart.
          pattern: level === 'none' ? 'hatched' : undefined,
          format: formats.count,
        }))}
        marks={points
          // What was asked from the first day on changed nothing that is shown.
          .slice(1)
          .filter(point => point.definitionsChanged)
          .map(({ day }) => ({ day, label: t('trend.definitionsChanged') }))}
      />
    </>
  );
}
