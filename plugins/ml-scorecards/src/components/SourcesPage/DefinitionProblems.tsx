import { WarningPanel } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { DefinitionProblem } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';

const useStyles = makeStyles(theme => ({
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    overflowWrap: 'anywhere',
  },
}));

/** The definitions that are wrong, and where to mend them. The others go on without them. */
export function DefinitionProblems(props: { problems: DefinitionProblem[] }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <WarningPanel
      severity="error"
      title={t('sourcesPage.problems', { count: props.problems.length })}
      defaultExpanded
    >
      <ul className={classes.list}>
        {props.problems.map(({ where, id, message }) => (
          <Typography
            key={`${where} ${id} ${message}`}
            variant="body2"
            component="li"
          >
            {id ? `${where}, ${id}` : where}: {message}
          </Typography>
        ))}
      </ul>
      <Typography variant="body2">{t('sourcesPage.problemsNext')}</Typography>
    </WarningPanel>
  );
}
