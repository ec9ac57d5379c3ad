import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { mlScorecardsTranslationRef } from '../../translation';
import { BAR_STATES, useStateFills } from './useStateFills';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(2),
    listStyle: 'none',
    margin: theme.spacing(0.5, 0),
    padding: 0,
    '& li': {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
    },
  },
  sample: {
    width: theme.spacing(3),
    height: theme.spacing(1.5),
    border: `1px solid ${theme.palette.text.secondary}`,
    forcedColorAdjust: 'none',
  },
}));

/** What the parts of a bar of states stand for. */
export function StateLegend() {
  const classes = useStyles();
  const fills = useStateFills();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Typography
      variant="caption"
      component="ul"
      className={classes.root}
      aria-label={t('checks.legend')}
    >
      {BAR_STATES.map(state => (
        <li key={state}>
          <span className={`${classes.sample} ${fills[state]}`} aria-hidden />
          {t(`state.${state}`)}
        </li>
      ))}
    </Typography>
  );
}
