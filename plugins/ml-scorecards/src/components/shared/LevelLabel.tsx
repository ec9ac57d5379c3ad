import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  CHECK_LEVELS,
  Level,
  levelRank,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { SpokenText } from './SpokenText';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    position: 'relative',
    alignItems: 'center',
    gap: theme.spacing(1),
    whiteSpace: 'nowrap',
  },
  meter: {
    display: 'inline-flex',
    gap: theme.spacing(0.25),
  },
  step: {
    display: 'inline-block',
    width: theme.spacing(1.25),
    height: theme.spacing(1.25),
    borderRadius: theme.spacing(0.25),
    border: `1px solid ${theme.palette.text.secondary}`,
  },
  reached: {
    backgroundColor: theme.palette.primary.main,
    borderColor: theme.palette.primary.main,
    // What is filled has to be seen where a system chooses all colours.
    forcedColorAdjust: 'none',
  },
}));

/** A level as a ladder of three steps, filled as far as it is reached, with its name. Where room is scarce, that shows on hover. */
export function LevelLabel(props: { level: Level; short?: boolean }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const name = t(`level.${props.level}`);
  return (
    <span className={classes.root} title={props.short ? name : undefined}>
      <span className={classes.meter} aria-hidden>
        {CHECK_LEVELS.map(step => (
          <span
            key={step}
            className={
              levelRank(step) <= levelRank(props.level)
                ? `${classes.step} ${classes.reached}`
                : classes.step
            }
          />
        ))}
      </span>
      {props.short ? <SpokenText>{name}</SpokenText> : name}
    </span>
  );
}
