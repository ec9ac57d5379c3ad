import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { askedSources } from '../shared/askedSources';
import { HowToConnect } from '../shared/HowToConnect';

const useStyles = makeStyles(theme => ({
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    overflowWrap: 'anywhere',
    '& > li': {
      marginTop: theme.spacing(0.5),
    },
  },
}));

/** How to connect the sources that could answer a check that is unknown. */
export function SourcesToConnect(props: {
  check: CheckResult;
  scorecard: Scorecard;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { check, scorecard } = props;
  const sources = askedSources(check, scorecard).filter(
    ({ howToConnect }) => howToConnect,
  );
  if (check.state !== 'unknown' || sources.length === 0) {
    return null;
  }
  return (
    <ul className={classes.list}>
      {sources.map(source => (
        <Typography key={source.collector} variant="body2" component="li">
          {t('check.connect', { source: source.title })}{' '}
          <HowToConnect source={source} />
        </Typography>
      ))}
    </ul>
  );
}
