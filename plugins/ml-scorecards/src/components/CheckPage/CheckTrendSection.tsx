import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  CheckDetails,
  CheckTrendPoint,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { DayChart } from '../charts/DayChart';
import { PeriodSelect } from '../charts/PeriodSelect';
import { useChartColors } from '../charts/useChartColors';
import { usePeriod } from '../charts/usePeriod';
import { subsectionTitle } from '../shared/sectionTitle';
import { useFormats } from '../shared/useFormats';

const PATTERNS = {
  pass: undefined,
  fail: 'hatched',
  unknown: 'dotted',
} as const;

/** How many components were in which state, day by day, for a period. */
export function CheckTrendSection(props: { check: CheckDetails }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { period, setPeriod } = usePeriod();
  const { trend } = props.check;
  return (
    <InfoCard
      title={t('checkPage.trend')}
      {...subsectionTitle}
      action={
        trend && (
          <PeriodSelect
            id="ml-check-period"
            period={period}
            onPeriod={setPeriod}
          />
        )
      }
    >
      {!trend && (
        <Typography variant="body2">{t('checkPage.trendNotShown')}</Typography>
      )}
      {trend && trend.points.length < 2 && (
        <Typography variant="body2">{t('checkPage.trendTooShort')}</Typography>
      )}
      {trend && trend.points.length >= 2 && (
        <TrendChart
          points={trend.points.slice(-Number(period))}
          days={Number(period)}
        />
      )}
      {trend?.follows === 'readable-components' && (
        <Typography variant="caption" color="textSecondary" component="p">
          {t('checkPage.trendOfReadable')}
        </Typography>
      )}
    </InfoCard>
  );
}

function TrendChart(props: {
  points: CheckTrendPoint[];
  /** How many days were asked for; there may be fewer. */
  days: number;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const colors = useChartColors();
  const { points } = props;
  const first = points[0];
  const last = points[points.length - 1];
  return (
    <>
      {points.length < props.days && (
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {t('trend.since', { day: formats.day(first.day) })}
        </Typography>
      )}
      <DayChart
        id="ml-check-trend"
        title={t('checkPage.trend')}
        summary={t('checkPage.trendSummary', {
          firstDay: formats.day(first.day),
          lastDay: formats.day(last.day),
          firstPass: formats.number(first.counts.pass),
          lastPass: formats.number(last.counts.pass),
          firstFail: formats.number(first.counts.fail),
          lastFail: formats.number(last.counts.fail),
          firstUnknown: formats.number(first.counts.unknown),
          lastUnknown: formats.number(last.counts.unknown),
        })}
        counted={t('curve.components')}
        days={points.map(({ day, counts }) => ({
          day,
          values: {
            pass: counts.pass,
            fail: counts.fail,
            unknown: counts.unknown,
          },
        }))}
        series={(['pass', 'fail', 'unknown'] as const).map(state => ({
          key: state,
          name: t(`state.${state}`),
          kind: 'area',
          color: colors.state[state],
          pattern: PATTERNS[state],
          format: value => formats.number(value),
        }))}
        marks={points
          // What was asked from the first day on changed nothing that is shown.
          .slice(1)
          .filter(({ definitionsChanged }) => definitionsChanged)
          .map(({ day }) => ({
            day,
            label: t('checkPage.definitionsChanged'),
          }))}
      />
    </>
  );
}
