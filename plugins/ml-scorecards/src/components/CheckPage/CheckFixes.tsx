import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CheckDetails } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { sourceTitle } from './sourceTitle';

const useStyles = makeStyles(theme => ({
  fix: {
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
    '&:not(:last-child)': {
      marginBottom: theme.spacing(1),
    },
  },
}));

/** What mends a check, for each source unless it is the same for all. */
export function CheckFixes(props: { check: CheckDetails }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { check } = props;
  const sources = new Map<string, string[]>();
  for (const { source, fix } of check.conditions) {
    const title = sourceTitle(check, source) || t('checkPage.noSource');
    sources.set(fix, [...(sources.get(fix) ?? []), title]);
  }
  return (
    <>
      {[...sources].map(([fix, titles]) => (
        <Typography key={fix} variant="body2" className={classes.fix}>
          {sources.size > 1 && <strong>{titles.join(', ')}: </strong>}
          {fix}
        </Typography>
      ))}
    </>
  );
}
