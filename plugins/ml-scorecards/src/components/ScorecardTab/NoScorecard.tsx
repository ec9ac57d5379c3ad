import { EmptyState } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { mlScorecardsTranslationRef } from '../../translation';
import { LeavingButton } from '../shared/LeavingButton';

export function NoScorecard(props: { onRetry: () => void }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <EmptyState
      missing="content"
      title={t('noScorecard.title')}
      description={
        <>
          <Typography paragraph>{t('noScorecard.description')}</Typography>
          <Typography>{t('noScorecard.hint')}</Typography>
        </>
      }
      action={
        <LeavingButton
          variant="contained"
          color="primary"
          onClick={props.onRetry}
        >
          {t('noScorecard.retry')}
        </LeavingButton>
      }
    />
  );
}
