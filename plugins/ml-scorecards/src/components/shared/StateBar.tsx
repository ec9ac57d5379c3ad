import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { StateCounts } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from './useFormats';
import { BAR_STATES, useStateFills } from './useStateFills';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    height: theme.spacing(1.5),
    minWidth: theme.spacing(12),
    borderRadius: theme.shape.borderRadius,
    overflow: 'hidden',
    border: `1px solid ${theme.palette.text.secondary}`,
    forcedColorAdjust: 'none',
  },
}));

/** How components spread over the states of a check, without those to which it does not apply. Patterns tell them apart. */
export function StateBar(props: { counts: StateCounts }) {
  const classes = useStyles();
  const fills = useStateFills();
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
      {BAR_STATES.filter(state => counts[state] > 0).map(state => (
        <span
          key={state}
          className={fills[state]}
          style={{ flexGrow: counts[state] }}
        />
      ))}
    </div>
  );
}
