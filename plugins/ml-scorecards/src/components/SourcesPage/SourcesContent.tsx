import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  Collector,
  COLLECTOR_STATES,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { LoadFailed } from '../shared/LoadFailed';
import { DefinitionProblems } from './DefinitionProblems';
import { SourceCard } from './SourceCard';

/** What needs somebody comes first. */
const ORDER: readonly Collector['state'][] = [
  'failing',
  'degraded',
  ...COLLECTOR_STATES.filter(
    state => state !== 'failing' && state !== 'degraded',
  ),
];

/** For those who operate the portal: how each source is doing, what it feeds, and which definitions are wrong. */
export function SourcesContent() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { value, loading, error, retry } = useAsyncRetry(
    () => api.getCollectors(),
    [api],
  );

  if (error && !loading) {
    return (
      <LoadFailed
        title={t('sourcesPage.loadFailed')}
        error={error}
        onRetry={retry}
      />
    );
  }
  if (!value) {
    return (
      <Box role="status" aria-label={t('sourcesPage.loading')}>
        <Skeleton variant="rect" height={480} />
      </Box>
    );
  }
  const collectors = [...value.items].sort(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state),
  );
  return (
    <Grid container spacing={3}>
      {value.problems.length > 0 && (
        <Grid item xs={12}>
          <DefinitionProblems problems={value.problems} />
        </Grid>
      )}
      {collectors.map(collector => (
        <Grid item xs={12} md={6} lg={4} key={collector.source}>
          <SourceCard collector={collector} />
        </Grid>
      ))}
    </Grid>
  );
}
