import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { NextStep, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';

/** What mending the check takes and, after those before it, leads to. */
export function StepProspects(props: { step: NextStep; scorecard: Scorecard }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { effort, unlocks } = props.step;
  const raised = props.scorecard.dimensions.filter(({ id }) =>
    unlocks?.dimensions.includes(id),
  );
  const prospects = [
    t(`effort.${effort}`),
    ...(unlocks?.level
      ? [t('nextSteps.reaches', { level: t(`level.${unlocks.level}`) })]
      : []),
    ...raised.map(({ title }) => t('nextSteps.raises', { dimension: title })),
  ];
  return (
    <Typography variant="body2" color="textSecondary">
      {prospects.join(' · ')}
    </Typography>
  );
}
