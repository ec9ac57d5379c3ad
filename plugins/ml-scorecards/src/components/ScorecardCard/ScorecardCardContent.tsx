import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  DimensionResult,
  levelRank,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { checkElementId } from '../shared/elementIds';
import { LevelLabel } from '../shared/LevelLabel';
import { StateLabel } from '../shared/StateLabel';
import { StepProspects } from '../shared/StepProspects';
import { stepsOf } from '../shared/stepsOf';
import { TargetStanding } from '../shared/TargetStanding';
import { TextWithEntities } from '../shared/TextWithEntities';
import { TierLabel } from '../shared/TierLabel';
import { useScorecardPath } from '../shared/useScorecardPath';

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
  next: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(1.5),
  },
  level: {
    flex: `0 0 ${theme.spacing(13)}px`,
  },
}));

/** Tier, level against target, the next step and what is below its target, as short as that can be said. */
export function ScorecardCardContent(props: { scorecard: Scorecard }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const scorecardPath = useScorecardPath();
  const { scorecard } = props;
  // The reasons lead up to what follows from them.
  const conclusion = scorecard.tierReasons.at(-1);
  const [next] = stepsOf(scorecard);
  const { below, others } = byTarget(scorecard);

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
          {conclusion && (
            <Typography variant="body2">
              <TextWithEntities
                text={conclusion.text}
                entityRefs={conclusion.entityRefs}
              />
            </Typography>
          )}
        </div>
        <div>
          <Typography variant="body2" component="h4" color="textSecondary">
            {t('tab.level')}
          </Typography>
          <Typography className={classes.figure}>
            <LevelLabel level={scorecard.level} />
          </Typography>
          <TargetStanding scorecard={scorecard} />
        </div>
      </div>
      {next && (
        <div className={classes.part}>
          <Typography variant="body2" component="h4" color="textSecondary">
            {t('card.next')}
          </Typography>
          <Typography variant="body2" component="div" className={classes.next}>
            <StateLabel state={next.check.state} />
            <Link
              to={`${scorecardPath(scorecard.entityRef)}#${checkElementId(
                next.check.id,
              )}`}
            >
              {next.check.title}
            </Link>
          </Typography>
          <StepProspects step={next.step} scorecard={scorecard} />
        </div>
      )}
      {below.length > 0 && (
        <div className={classes.part}>
          <Typography
            variant="body2"
            component="h4"
            color="textSecondary"
            gutterBottom
          >
            {t('card.dimensionsBelow')}
          </Typography>
          <ul className={classes.dimensions}>
            {below.map(dimension => (
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
      {others.length > 0 && (
        <div className={classes.part}>
          <Typography variant="body2" component="h4" color="textSecondary">
            {t('card.dimensionsAt')}
          </Typography>
          <Typography variant="body2">
            {others.map(({ title }) => title).join(' · ')}
          </Typography>
        </div>
      )}
    </>
  );
}

/**
 * The dimensions that are below the level that the tier owes, the lowest first, and the others. One whose checks go no higher, or
 * that lacks nothing that is required, is not below it.
 */
function byTarget({ dimensions, targetLevel }: Scorecard) {
  const isBelow = ({ level, checks }: DimensionResult) =>
    levelRank(level) < levelRank(targetLevel) &&
    checks.some(
      ({ required, state, waived }) =>
        required && !waived && (state === 'fail' || state === 'unknown'),
    );
  return {
    below: dimensions
      .filter(isBelow)
      .sort((a, b) => levelRank(a.level) - levelRank(b.level)),
    others: dimensions.filter(dimension => !isBelow(dimension)),
  };
}
