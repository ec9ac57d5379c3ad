import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { findCheck } from '../shared/findCheck';
import { GapText } from '../shared/GapText';
import { LevelLabel } from '../shared/LevelLabel';
import { TargetText } from '../shared/TargetText';
import { TierLabel } from '../shared/TierLabel';

const useStyles = makeStyles(theme => ({
  figures: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    '& > *': {
      flex: `1 1 ${theme.spacing(24)}px`,
      minWidth: 0,
    },
  },
  figure: {
    fontWeight: 'bold',
  },
  part: {
    marginTop: theme.spacing(2),
  },
  dimensions: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fill, minmax(${theme.spacing(
      32,
    )}px, 1fr))`,
    columnGap: theme.spacing(4),
    rowGap: theme.spacing(0.5),
  },
  dimension: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  level: {
    flex: `0 0 ${theme.spacing(13)}px`,
  },
}));

export function ScorecardCardContent(props: { scorecard: Scorecard }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard } = props;
  const firstReason = scorecard.tierReasons[0];
  const [firstStep] = scorecard.nextSteps;
  const nextStep = firstStep && findCheck(scorecard, firstStep.check);

  return (
    <>
      <div className={classes.figures}>
        <div>
          <Typography variant="body2" component="h4" color="textSecondary">
            {t('tab.reliabilityTier')}
          </Typography>
          <Typography className={classes.figure}>
            <TierLabel tier={scorecard.tier} />
          </Typography>
          {firstReason && (
            <Typography variant="body2">{firstReason.text}</Typography>
          )}
        </div>
        <div>
          <Typography variant="body2" component="h4" color="textSecondary">
            {t('tab.level')}
          </Typography>
          <Typography className={classes.figure}>
            <LevelLabel level={scorecard.level} />
          </Typography>
          {scorecard.waived > 0 && (
            <Typography variant="body2">
              {t('target.waived', { count: scorecard.waived })}
            </Typography>
          )}
          <Typography variant="body2">
            <TargetText scorecard={scorecard} />
          </Typography>
          <Typography variant="body2">
            <GapText scorecard={scorecard} />
          </Typography>
        </div>
      </div>
      {nextStep && (
        <div className={classes.part}>
          <Typography variant="body2" component="h4" color="textSecondary">
            {t('card.next')}
          </Typography>
          <Typography variant="body2">{nextStep.title}</Typography>
          <Typography variant="body2" color="textSecondary">
            {nextStep.fix}
          </Typography>
        </div>
      )}
      {scorecard.dimensions.length > 0 && (
        <div className={classes.part}>
          <Typography
            variant="body2"
            component="h4"
            color="textSecondary"
            gutterBottom
          >
            {t('card.dimensions')}
          </Typography>
          <ul className={classes.dimensions}>
            {scorecard.dimensions.map(dimension => (
              <Typography
                key={dimension.id}
                variant="body2"
                component="li"
                className={classes.dimension}
              >
                <span>{dimension.title}</span>
                <span className={classes.level}>
                  <LevelLabel level={dimension.level} />
                </span>
              </Typography>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
