import { lazy, Suspense } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { mlScorecardsTranslationRef } from '../../translation';
import { Period } from '../charts/periods';
import { PeriodSelect } from '../charts/PeriodSelect';
import { LoadFailed } from '../shared/LoadFailed';
import { NotUpToDate } from '../shared/NotUpToDate';
import { sectionTitle } from '../shared/sectionTitle';
import { TrendState } from './useTrend';

// Charts are the largest part of the page's code, and nothing else waits for them.
const LevelTrend = lazy(async () => ({
  default: (await import('./LevelTrend')).LevelTrend,
}));

/** How many components were on each level, for a period, or why that is not told. */
export function TrendSection(props: {
  trend: TrendState;
  period: Period;
  onPeriod: (period: Period) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <InfoCard
      title={t('trend.title')}
      {...sectionTitle}
      action={
        <PeriodSelect
          id="ml-maturity-period"
          period={props.period}
          onPeriod={props.onPeriod}
        />
      }
    >
      <TrendContent {...props} />
    </InfoCard>
  );
}

function TrendContent(props: { trend: TrendState; period: Period }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { trend, period } = props;
  switch (trend.is) {
    case 'loading':
      return <TrendSkeleton />;
    case 'not-told':
      return <Typography>{t('trend.notTold')}</Typography>;
    case 'failed':
      return (
        <LoadFailed
          title={t('trend.loadFailed')}
          error={trend.error}
          onRetry={trend.retry}
        />
      );
    default:
      return (
        <Suspense fallback={<TrendSkeleton />}>
          {trend.outdated && (
            <NotUpToDate
              error={trend.outdated.error}
              onRetry={trend.outdated.retry}
            />
          )}
          <LevelTrend
            points={trend.points.slice(-Number(period))}
            days={Number(period)}
          />
          {trend.followsReadable && (
            <Typography variant="body2" color="textSecondary">
              {t('trend.follows')}
            </Typography>
          )}
        </Suspense>
      );
  }
}

function TrendSkeleton() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <div role="status" aria-label={t('trend.loading')}>
      <Skeleton variant="rect" height={260} />
    </div>
  );
}
