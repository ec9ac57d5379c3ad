import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { CheckDetails } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { subsectionTitle } from '../shared/sectionTitle';
import { CheckComponents } from './CheckComponents';

/** The components that fail a check, those that miss most first. */
export function FailingComponents(props: { check: CheckDetails }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { check } = props;
  return (
    <InfoCard title={t('checkPage.whoFails')} {...subsectionTitle}>
      {check.counts.fail === 0 ? (
        <Typography variant="body2">{t('checkPage.nobodyFails')}</Typography>
      ) : (
        <>
          <Typography variant="body2" gutterBottom>
            {t('checkPage.whoFailsIntro')}
          </Typography>
          <CheckComponents check={check} state="fail" />
        </>
      )}
    </InfoCard>
  );
}
