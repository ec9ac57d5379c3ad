import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { Effort, Level } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';

/** What mending a check takes, and what it leads to. */
export function Prospects(props: {
  effort: Effort;
  /** Whether all that the tier requires passes then. */
  closesGap?: boolean;
  /** What the component reaches. */
  level?: Level;
  /** Titles of the dimensions whose levels rise. */
  raised: readonly string[];
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { effort, closesGap, level, raised } = props;
  const prospects = [
    t(`effort.${effort}`),
    ...(closesGap ? [t('nextSteps.closesGap')] : []),
    ...(level ? [t('nextSteps.reaches', { level: t(`level.${level}`) })] : []),
    ...raised.map(dimension => t('nextSteps.raises', { dimension })),
  ];
  return (
    <Typography variant="body2" color="textSecondary">
      {prospects.join(' · ')}
    </Typography>
  );
}
