import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { mlScorecardsTranslationRef } from '../../translation';

const useStyles = makeStyles(theme => ({
  // Three questions beside each other, or below each other.
  summary: {
    height: theme.spacing(68),
    [theme.breakpoints.down('sm')]: {
      height: theme.spacing(160),
    },
  },
}));

/** Holds the places of the scorecard's parts while it loads, so that nothing jumps. */
export function ScorecardSkeleton() {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Box role="status" aria-label={t('tab.loading')}>
      <Grid container spacing={3}>
        <Grid item xs={12}>
          <Skeleton variant="rect" className={classes.summary} />
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
