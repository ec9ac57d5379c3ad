import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Collector } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { CollectorStateLabel } from './CollectorStateLabel';
import { STATES_BY_NEED } from './sortCollectors';
import { shownState } from './sourceHealth';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(3),
    rowGap: theme.spacing(0.5),
    listStyle: 'none',
    margin: 0,
    marginBottom: theme.spacing(2),
    padding: 0,
  },
}));

/** How many sources are in which state. */
export function SourceSummary(props: { collectors: Collector[] }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Typography
      variant="body2"
      component="ul"
      className={classes.list}
      aria-label={t('sourcesPage.summary')}
    >
      {STATES_BY_NEED.map(state => {
        const { length } = props.collectors.filter(
          collector => shownState(collector) === state,
        );
        return (
          length > 0 && (
            <li key={state}>
              <CollectorStateLabel state={state} count={length} />
            </li>
          )
        );
      })}
    </Typography>
  );
}
