import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { mlScorecardsTranslationRef } from '../../translation';

const useStyles = makeStyles(theme => ({
  // Five cards beside each other, or on a phone below each other.
  figures: {
    height: theme.spacing(33),
    [theme.breakpoints.down('xs')]: {
      height: theme.spacing(112),
    },
  },
}));

/** Holds the place of the overview while it loads. */
export function MaturitySkeleton() {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Box role="status" aria-label={t('maturity.loading')}>
      <Skeleton variant="rect" className={classes.figures} />
      <Box mt={3}>
        <Skeleton variant="rect" height={480} />
      </Box>
      <Box mt={3}>
        <Skeleton variant="rect" height={320} />
      </Box>
    </Box>
  );
}
