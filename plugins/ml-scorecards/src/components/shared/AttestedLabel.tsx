import { useTranslationRef } from '@backstage/frontend-plugin-api';
import HowToRegIcon from '@material-ui/icons/HowToReg';
import { mlScorecardsTranslationRef } from '../../translation';
import { IconLabel } from './IconLabel';

/** Stands beside a pass that rests on the word of a person. */
export function AttestedLabel() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <IconLabel icon={HowToRegIcon} tone="neutral">
      {t('attestation.label')}
    </IconLabel>
  );
}
