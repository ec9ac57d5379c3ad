import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  CheckDetails,
  CheckTrendPoint,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { DayChart } from '../charts/DayChart';
import { useChartColors } from '../charts/useChartColors';
import { subsectionTitle } from '../shared/sectionTitle';
import { useFormats } from '../shared/useFormats';

const PATTERNS = {
  pass: undefined,
  fail: 'hatched',
  unknown: 'dotted',
} as const;

/** How many components were in which state, day by day. */
export function CheckTrendSection(props: { check: CheckDetails }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { trend } = props.check;
  return (
    <InfoCard title={t('checkPage.trend')} {...subsectionTitle}>
      {!trend && (
        <Typography variant="body2">{t('checkPage.trendNotShown')}</Typography>
      )}
      {trend && trend.points.length < 2 && (
        <Typography variant="body2">{t('checkPage.trendTooShort')}</Typography>
      )}
      {trend && trend.points.length >= 2 && (
        <TrendChart points={trend.points} />
      )}
      {trend?.follows === 'readable-components' && (
        <Typography variant="caption" color="textSecondary" component="p">
          {t('checkPage.trendOfReadable')}
        </Typography>
      )}
    </InfoCard>
  );
}

function TrendChart(props: { points: CheckTrendPoint[] }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const colors = useChartColors();
  const { points } = props;
  const first = points[0];
  const last = points[points.length - 1];
  return (
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
        .filter(({ definitionsChanged }) => definitionsChanged)
        .map(({ day }) => ({ day, label: t('checkPage.definitionsChanged') }))}
    />
  );
}
