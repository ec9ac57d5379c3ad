import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import Skeleton from '@material-ui/lab/Skeleton';
import { mlScorecardsTranslationRef } from '../../translation';

/** Holds the places of the scorecard's parts while it loads, so that nothing jumps. */
export function ScorecardSkeleton() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Box role="status" aria-label={t('tab.loading')}>
      <Grid container spacing={3}>
        <Grid item xs={12}>
          <Skeleton variant="rect" height={420} />
        </Grid>
        <Grid item xs={12}>
          <Skeleton variant="rect" height={48} />
        </Grid>
        <Grid item xs={12} md={8}>
          <Skeleton variant="rect" height={620} />
        </Grid>
        <Grid item xs={12} md={4}>
          <Skeleton variant="rect" height={620} />
        </Grid>
      </Grid>
    </Box>
  );
}
