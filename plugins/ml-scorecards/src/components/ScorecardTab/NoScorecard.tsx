import { EmptyState } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { mlScorecardsTranslationRef } from '../../translation';

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
        <Button variant="contained" color="primary" onClick={props.onRetry}>
          {t('noScorecard.retry')}
        </Button>
      }
    />
  );
}
