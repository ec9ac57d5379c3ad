import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScorecardSummary } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { isAtTarget } from './isAtTarget';

/** The level that the tier owes, and whether it is reached. */
export function TargetText(props: {
  scorecard: Pick<ScorecardSummary, 'level' | 'targetLevel'>;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { targetLevel } = props.scorecard;
  if (targetLevel === 'none') {
    return <>{t('target.owesNothing')}</>;
  }
  const owes = t('target.owes', { level: t(`levelShort.${targetLevel}`) });
  return (
    <>
      {owes} ·{' '}
      {isAtTarget(props.scorecard)
        ? t('target.atTarget')
        : t('target.belowTarget')}
    </>
  );
}
