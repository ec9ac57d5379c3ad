import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CollectionErrors } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { errorAdvice } from '../shared/errorAdvice';
import { useErrorWord } from '../shared/useErrorWord';

const useStyles = makeStyles(theme => ({
  failure: {
    marginBottom: theme.spacing(1),
  },
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
  },
}));

/** What fails for single components, by its kind: how often, what to do, and for whom. */
export function SourceFailures(props: { errors: CollectionErrors[] }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const wordOf = useErrorWord();
  return (
    <>
      {props.errors.map(({ code, count, examples }) => {
        const advice = errorAdvice(code);
        const kind = wordOf(code);
        const others = count === undefined ? 0 : count - examples.length;
        return (
          <div key={code} className={classes.failure}>
            <Typography variant="body2">
              <strong>
                {count === undefined
                  ? kind
                  : t('sourcesPage.failureCount', { count, code: kind })}
              </strong>
            </Typography>
            {advice && (
              <Typography variant="body2">
                {t(`sourcesPage.advice.${advice}`)}
              </Typography>
            )}
            <ul className={classes.list}>
              {examples.map(({ entityRef, message }) => (
                <Typography key={entityRef} variant="body2" component="li">
                  <EntityRefLink entityRef={entityRef} />: {message}
                </Typography>
              ))}
              {others > 0 && (
                <Typography variant="body2" component="li">
                  {t('sourcesPage.more', { count: others })}
                </Typography>
              )}
            </ul>
          </div>
        );
      })}
    </>
  );
}
