import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { mlScorecardsTranslationRef } from '../../translation';

const useStyles = makeStyles(theme => ({
  head: {
    height: theme.spacing(24),
    [theme.breakpoints.down('xs')]: {
      height: theme.spacing(50),
    },
  },
}));

/** Stands where a check will be. */
export function CheckSkeleton() {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Grid
      container
      spacing={3}
      role="status"
      aria-label={t('checkPage.loading')}
    >
      <Grid item xs={12}>
        <Skeleton variant="rect" className={classes.head} />
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
