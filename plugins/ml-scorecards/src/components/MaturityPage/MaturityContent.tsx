import { EmptyState, Link } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Grid from '@material-ui/core/Grid';
import LinearProgress from '@material-ui/core/LinearProgress';
import { MATURITY_GROUPINGS } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { HeatmapSection } from '../Heatmap/HeatmapSection';
import { LoadFailed } from '../shared/LoadFailed';
import { NotUpToDate } from '../shared/NotUpToDate';
import { useAnswer } from '../shared/useAnswer';
import { useShown } from '../shared/useShown';
import { FocusTrail } from './FocusTrail';
import { groupFilter } from './groupFilter';
import { KeyFigures } from './KeyFigures';
import { LevelsAndTiers } from './LevelsAndTiers';
import { maturityQuery } from './maturityQuery';
import { MaturitySkeleton } from './MaturitySkeleton';
import { TrendSection } from './TrendSection';
import { useGroupTitle } from './useGroupTitle';
import { useMaturityView } from './useMaturityView';
import { TrendState, useTrend } from './useTrend';

/** The organisation at a glance, or one group of it: figures, who needs help in what, and what became of it. */
export function MaturityContent() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const view = useMaturityView();
  const asked = maturityQuery(view);
  const answer = useAnswer({
    question: ['maturity', asked],
    ask: async () => ({
      query: asked,
      maturity: await api.getMaturity(asked),
    }),
  });
  const shown = useShown(answer);
  const maturity = shown?.maturity;
  // What is shown, which may still be what was looked at before.
  const groupBy =
    MATURITY_GROUPINGS.find(grouping => grouping === maturity?.groupBy) ??
    view.groupBy;
  const group = maturity ? maturity.group : view.group;
  const trendAsked = useTrend(view);
  const trend: TrendState =
    group === view.group && (group === undefined || groupBy === view.groupBy)
      ? trendAsked
      : { is: 'loading' };
  const titleOf = useGroupTitle(groupBy);

  if (!shown || !maturity) {
    return answer.error ? (
      <LoadFailed
        title={t('maturity.loadFailed')}
        error={answer.error}
        onRetry={answer.retry}
      />
    ) : (
      <MaturitySkeleton />
    );
  }
  const focus = group !== undefined && (
    <Grid item xs={12}>
      <FocusTrail
        title={titleOf({ id: group, title: maturity.title })}
        allPath={view.pathTo({ group: undefined })}
      />
    </Grid>
  );
  if (maturity.total.components === 0) {
    return (
      <Grid container spacing={3}>
        {focus}
        <Grid item xs={12}>
          <EmptyState
            missing="content"
            title={t(
              focus ? 'maturity.emptyGroupTitle' : 'maturity.emptyTitle',
            )}
            description={t(
              focus
                ? 'maturity.emptyGroupDescription'
                : 'maturity.emptyDescription',
            )}
            action={
              focus ? (
                <Link to={view.pathTo({ group: undefined })}>
                  {t('maturity.showAll')}
                </Link>
              ) : undefined
            }
          />
        </Grid>
      </Grid>
    );
  }
  const filters = group === undefined ? {} : groupFilter(groupBy, group);
  return (
    <Grid container spacing={3}>
      {answer.error && (
        <Grid item xs={12}>
          <NotUpToDate error={answer.error} onRetry={answer.retry} />
        </Grid>
      )}
      {answer.loading && (
        <Grid item xs={12}>
          <LinearProgress aria-label={t('maturity.loading')} />
        </Grid>
      )}
      {focus}
      <Grid item xs={12}>
        <KeyFigures total={maturity.total} filters={filters} trend={trend} />
      </Grid>
      <Grid item xs={12}>
        <HeatmapSection {...shown} groupBy={groupBy} view={view} />
      </Grid>
      <Grid item xs={12} lg={8}>
        <TrendSection
          trend={trend}
          period={view.period}
          onPeriod={period => view.change({ period })}
        />
      </Grid>
      <Grid item xs={12} lg={4}>
        <LevelsAndTiers total={maturity.total} filters={filters} />
      </Grid>
    </Grid>
  );
}
