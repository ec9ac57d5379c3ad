import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScorecardSummary } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';

/** How many of the checks that the tier requires neither pass nor are waived. */
export function GapText(props: {
  scorecard: Pick<ScorecardSummary, 'gap' | 'waived'>;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { gap, waived } = props.scorecard;
  if (gap > 0) {
    return <>{t('target.gap', { count: gap })}</>;
  }
  return <>{waived > 0 ? t('target.noGapButWaived') : t('target.noGap')}</>;
}
