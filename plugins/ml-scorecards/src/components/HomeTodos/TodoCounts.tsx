import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Todo, TODO_KINDS } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from '../shared/useFormats';

const useStyles = makeStyles(theme => ({
  root: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    marginBottom: theme.spacing(1),
    // One sentence, and no row of tabs.
    '& > li + li::before': {
      content: '"·"',
      margin: theme.spacing(0, 0.75),
    },
  },
}));

/** How many to-dos there are of each kind, each leading to the list of them if the portal has that. */
export function TodoCounts(props: {
  counts: Todo['counts'];
  todoPath?: string;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { counts, todoPath } = props;
  return (
    <ul className={classes.root} aria-label={t('home.counts')}>
      {TODO_KINDS.filter(kind => counts[kind]).map(kind => {
        const words = t('todo.kindCount', {
          kind: t(`todoKind.${kind}`),
          number: formats.count(counts[kind] ?? 0),
        });
        return (
          <Typography key={kind} variant="body2" component="li">
            {todoPath ? (
              <Link to={`${todoPath}?kind=${kind}`} underline="always">
                {words}
              </Link>
            ) : (
              words
            )}
          </Typography>
        );
      })}
    </ul>
  );
}
