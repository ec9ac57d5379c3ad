import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  levelRank,
  ScorecardSummary,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';

/** The level that the tier owes, and whether it is reached. */
export function TargetText(props: {
  scorecard: Pick<ScorecardSummary, 'level' | 'targetLevel'>;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { level, targetLevel } = props.scorecard;
  if (targetLevel === 'none') {
    return <>{t('target.owesNothing')}</>;
  }
  const owes = t('target.owes', { level: t(`levelShort.${targetLevel}`) });
  const reached = levelRank(level) >= levelRank(targetLevel);
  return (
    <>
      {owes} · {reached ? t('target.atTarget') : t('target.belowTarget')}
    </>
  );
}
