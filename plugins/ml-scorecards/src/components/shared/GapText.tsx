import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../../translation';

/** How many of the checks that the tier requires do not pass. */
export function GapText(props: { gap: number }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <>
      {props.gap === 0
        ? t('target.noGap')
        : t('target.gap', { count: props.gap })}
    </>
  );
}
