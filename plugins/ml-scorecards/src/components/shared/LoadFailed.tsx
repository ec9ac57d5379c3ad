import { EmptyState, ResponseErrorPanel } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import { mlScorecardsTranslationRef } from '../../translation';
import { LeavingButton } from './LeavingButton';
import { statusCodeOf } from './statusCodeOf';

/** Why something could not be loaded, and another try, where that can be of use. */
export function LoadFailed(props: {
  title: string;
  error: Error;
  onRetry: () => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { title, error, onRetry } = props;
  if (statusCodeOf(error) === 403) {
    return (
      <EmptyState
        missing="info"
        title={t('loadFailed.forbidden')}
        description={t('loadFailed.forbiddenNext')}
      />
    );
  }
  return (
    <>
      <ResponseErrorPanel title={title} error={error} defaultExpanded />
      <Box mt={2}>
        <LeavingButton variant="outlined" color="primary" onClick={onRetry}>
          {t('loadFailed.retry')}
        </LeavingButton>
      </Box>
    </>
  );
}
