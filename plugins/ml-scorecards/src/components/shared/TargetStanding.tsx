import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { ScorecardSummary } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { GapText } from './GapText';
import { isAtTarget } from './isAtTarget';
import { TargetText } from './TargetText';

/** How the level stands to the target and to what the tier requires, and how both can be as they are. */
export function TargetStanding(props: {
  scorecard: Pick<ScorecardSummary, 'level' | 'targetLevel' | 'gap' | 'waived'>;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard } = props;
  const { targetLevel, gap, waived } = scorecard;
  return (
    <>
      {waived > 0 && (
        <Typography variant="body2">
          {t('target.waived', { count: waived })}
        </Typography>
      )}
      <Typography variant="body2">
        <TargetText scorecard={scorecard} />
      </Typography>
      <Typography variant="body2">
        <GapText scorecard={scorecard} />
      </Typography>
      {targetLevel !== 'none' && isAtTarget(scorecard) && gap > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('target.gapAtTarget', { level: t(`levelShort.${targetLevel}`) })}
        </Typography>
      )}
    </>
  );
}
