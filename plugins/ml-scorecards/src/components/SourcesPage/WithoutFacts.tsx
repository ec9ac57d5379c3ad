import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Collector } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { useScorecardPath } from '../shared/useScorecardPath';
import { useErrorWord } from '../shared/useErrorWord';

const useStyles = makeStyles(theme => ({
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
  },
}));

/** The components of which a source has never given any facts, and why. */
export function WithoutFacts(props: {
  withoutFacts: NonNullable<Collector['withoutFacts']>;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const scorecardPath = useScorecardPath();
  const wordOf = useErrorWord();
  const { count, components } = props.withoutFacts;
  return (
    <>
      <Typography variant="body2" gutterBottom>
        {t('sourcesPage.withoutDataIntro')}
      </Typography>
      <ul className={classes.list}>
        {components.map(({ entityRef, title, error }) => (
          <Typography key={entityRef} variant="body2" component="li">
            <Link to={scorecardPath(entityRef)} underline="always">
              {title}
            </Link>
            : {error.message} ({wordOf(error.code)})
          </Typography>
        ))}
        {count > components.length && (
          <Typography variant="body2" component="li">
            {t('sourcesPage.more', { count: count - components.length })}
          </Typography>
        )}
      </ul>
    </>
  );
}
