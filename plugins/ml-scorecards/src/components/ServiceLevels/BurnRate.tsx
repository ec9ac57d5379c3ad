import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from '../shared/useFormats';
import { Verdict } from '../shared/Verdict';

/** How fast an error budget is spent: at a rate over 1 it does not last. */
export function BurnRate({ rate }: { rate: number }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  return (
    <Verdict isGood={rate <= 1}>
      {t('serviceLevels.burnRate', { rate: formats.number(rate) })}
    </Verdict>
  );
}
