import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import FlagOutlinedIcon from '@material-ui/icons/FlagOutlined';
import RoomIcon from '@material-ui/icons/Room';
import {
  Level,
  LEVELS,
  levelRank,
  ScorecardSummary,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    listStyle: 'none',
    margin: theme.spacing(1, 0),
    padding: 0,
    gap: theme.spacing(0.5),
  },
  step: {
    flex: '1 1 0',
    minWidth: 0,
  },
  bar: {
    height: theme.spacing(1.5),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.action.disabledBackground,
  },
  // Where everybody begins is told apart from what one reaches.
  begun: {
    backgroundColor: theme.palette.text.secondary,
    borderColor: theme.palette.text.secondary,
    forcedColorAdjust: 'none',
  },
  reached: {
    backgroundColor: theme.palette.primary.main,
    borderColor: theme.palette.primary.main,
    forcedColorAdjust: 'none',
  },
  // What is owed and not reached yet is to be seen as a place that waits to be filled.
  owed: {
    backgroundColor: 'transparent',
    borderStyle: 'dashed',
    borderWidth: 2,
    borderColor: theme.palette.text.primary,
  },
  name: {
    lineHeight: 1.3,
  },
  mark: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(0.25),
    lineHeight: 1.3,
    fontWeight: 'bold',
  },
  short: {
    whiteSpace: 'nowrap',
  },
}));

/** All levels as steps, filled up to the one that is reached, with that and the one that is owed named. */
export function LevelLadder(props: {
  scorecard: Pick<ScorecardSummary, 'level' | 'targetLevel'>;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { level, targetLevel } = props.scorecard;
  const lookOf = (step: Level) => {
    if (step === 'none' && level === 'none') {
      return classes.begun;
    }
    if (levelRank(step) <= levelRank(level)) {
      return classes.reached;
    }
    return levelRank(step) <= levelRank(targetLevel) ? classes.owed : '';
  };
  return (
    <ol className={classes.root} aria-label={t('ladder.title')}>
      {LEVELS.map(step => {
        const mark = markOf(step, props.scorecard);
        const Icon = mark === 'owes' ? FlagOutlinedIcon : RoomIcon;
        return (
          <li
            key={step}
            className={classes.step}
            aria-current={step === level ? 'step' : undefined}
          >
            <div className={`${classes.bar} ${lookOf(step)}`} aria-hidden />
            <Typography
              variant="body2"
              component="span"
              display="block"
              className={classes.name}
            >
              {t(`level.${step}`)}
            </Typography>
            {mark && (
              <Typography
                variant="caption"
                component="span"
                className={
                  mark === 'isAndOwes'
                    ? classes.mark
                    : `${classes.mark} ${classes.short}`
                }
              >
                <Icon fontSize="inherit" aria-hidden />
                <span>{t(`ladder.${mark}`)}</span>
              </Typography>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function markOf(
  step: Level,
  { level, targetLevel }: Pick<ScorecardSummary, 'level' | 'targetLevel'>,
): 'is' | 'owes' | 'isAndOwes' | undefined {
  const isOwed = step === targetLevel && step !== 'none';
  if (step === level) {
    return isOwed ? 'isAndOwes' : 'is';
  }
  return isOwed ? 'owes' : undefined;
}
