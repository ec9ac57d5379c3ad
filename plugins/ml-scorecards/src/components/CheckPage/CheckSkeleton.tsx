import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Grid from '@material-ui/core/Grid';
import Skeleton from '@material-ui/lab/Skeleton';
import { mlScorecardsTranslationRef } from '../../translation';

/** Stands where a check will be. */
export function CheckSkeleton() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Grid
      container
      spacing={3}
      role="status"
      aria-label={t('checkPage.loading')}
    >
      <Grid item xs={12}>
        <Skeleton variant="rect" height={120} />
      </Grid>
      <Grid item xs={12} lg={7}>
        <Skeleton variant="rect" height={480} />
      </Grid>
      <Grid item xs={12} lg={5}>
        <Skeleton variant="rect" height={480} />
      </Grid>
    </Grid>
  );
}
