import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Skeleton from '@material-ui/lab/Skeleton';
import { mlScorecardsTranslationRef } from '../../translation';

/** Holds the place of the overview while it loads. */
export function MaturitySkeleton() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Box role="status" aria-label={t('maturity.loading')}>
      <Skeleton variant="rect" height={160} />
      <Box mt={3}>
        <Skeleton variant="rect" height={480} />
      </Box>
      <Box mt={3}>
        <Skeleton variant="rect" height={320} />
      </Box>
    </Box>
  );
}
