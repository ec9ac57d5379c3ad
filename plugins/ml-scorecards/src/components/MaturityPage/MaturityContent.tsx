import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { EmptyState } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import Skeleton from '@material-ui/lab/Skeleton';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { LoadFailed } from '../shared/LoadFailed';
import { GroupsSection } from './GroupsSection';
import { KeyFigures } from './KeyFigures';
import { useMaturityView } from './useMaturityView';

/** The organisation at a glance: key figures and groups, each of which leads to the components behind it. */
export function MaturityContent() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const view = useMaturityView();
  const {
    value: maturity,
    loading,
    error,
    retry,
  } = useAsyncRetry(
    () => api.getMaturity({ groupBy: view.groupBy }),
    [api, view.groupBy],
  );

  if (!maturity && loading) {
    return (
      <Box role="status" aria-label={t('maturity.loading')}>
        <Skeleton variant="rect" height={140} />
        <Box mt={3}>
          <Skeleton variant="rect" height={320} />
        </Box>
        <Box mt={3}>
          <Skeleton variant="rect" height={480} />
        </Box>
      </Box>
    );
  }
  if (error && !loading) {
    return (
      <LoadFailed
        title={t('maturity.loadFailed')}
        error={error}
        onRetry={retry}
      />
    );
  }
  if (!maturity) {
    return null;
  }
  if (maturity.total.components === 0) {
    return (
      <EmptyState
        missing="content"
        title={t('maturity.emptyTitle')}
        description={t('maturity.emptyDescription')}
      />
    );
  }
  return (
    <Grid container spacing={3}>
      <Grid item xs={12}>
        <KeyFigures total={maturity.total} />
      </Grid>
      <Grid item xs={12}>
        <GroupsSection
          maturity={maturity}
          loading={loading}
          groupBy={view.groupBy}
          onGroupBy={view.setGroupBy}
        />
      </Grid>
    </Grid>
  );
}
