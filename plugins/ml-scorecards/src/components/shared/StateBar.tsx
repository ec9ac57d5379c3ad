import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { StateCounts } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from './useFormats';

const STATES = ['pass', 'fail', 'unknown'] as const;

const useStyles = makeStyles(theme => {
  const shade = theme.palette.type === 'dark' ? 'light' : 'dark';
  const paper = theme.palette.background.paper;
  const hatched = (color: string, degrees: number) => ({
    backgroundImage: `repeating-linear-gradient(${degrees}deg, ${color} 0 3px, ${paper} 3px 6px)`,
  });
  return {
    bar: {
      display: 'flex',
      height: theme.spacing(1.5),
      minWidth: theme.spacing(12),
      borderRadius: theme.shape.borderRadius,
      overflow: 'hidden',
      border: `1px solid ${theme.palette.text.secondary}`,
      forcedColorAdjust: 'none',
    },
    pass: { backgroundColor: theme.palette.success[shade] },
    fail: hatched(theme.palette.error[shade], 45),
    unknown: hatched(theme.palette.warning[shade], 90),
  };
});

/** How components spread over the states of a check, without those to which it does not apply. Patterns tell them apart. */
export function StateBar(props: { counts: StateCounts }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { counts } = props;
  return (
    <div
      role="img"
      className={classes.bar}
      aria-label={t('checks.barLabel', {
        pass: formats.number(counts.pass),
        fail: formats.number(counts.fail),
        unknown: formats.number(counts.unknown),
      })}
    >
      {STATES.filter(state => counts[state] > 0).map(state => (
        <span
          key={state}
          className={classes[state]}
          style={{ flexGrow: counts[state] }}
        />
      ))}
    </div>
  );
}
