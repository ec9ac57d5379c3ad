import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { CheckDetails } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { subsectionTitle } from '../shared/sectionTitle';
import { CheckComponents } from './CheckComponents';

/** Of how many components nothing is known; which ones is asked for when somebody wants to know. */
export function UnknownComponents(props: { check: CheckDetails }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { check } = props;
  const { unknown } = check.counts;
  return (
    <InfoCard title={t('checkPage.whoIsUnknown')} {...subsectionTitle}>
      {unknown === 0 ? (
        <Typography variant="body2">{t('checkPage.nobodyUnknown')}</Typography>
      ) : (
        <>
          <Typography variant="body2">
            {t('checkPage.whoIsUnknownIntro', { count: unknown })}
          </Typography>
          <Disclosure
            id="ml-check-unknown"
            label={t('checkPage.showUnknown')}
            spokenLabel={t('checkPage.showUnknownLabel')}
          >
            <CheckComponents check={check} state="unknown" />
          </Disclosure>
        </>
      )}
    </InfoCard>
  );
}
