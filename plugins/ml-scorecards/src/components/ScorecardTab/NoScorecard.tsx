import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { mlScorecardsTranslationRef } from '../../translation';
import { LeavingButton } from '../shared/LeavingButton';
import { sectionTitle } from '../shared/sectionTitle';

export function NoScorecard(props: { onRetry: () => void }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <InfoCard title={t('noScorecard.title')} {...sectionTitle}>
      <Typography paragraph>{t('noScorecard.description')}</Typography>
      <Typography paragraph>{t('noScorecard.hint')}</Typography>
      <LeavingButton
        variant="contained"
        color="primary"
        onClick={props.onRetry}
      >
        {t('noScorecard.retry')}
      </LeavingButton>
    </InfoCard>
  );
}
