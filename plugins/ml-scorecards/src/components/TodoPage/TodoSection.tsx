import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Todo } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { sectionTitle } from '../shared/sectionTitle';
import { TodoKindFilter } from './TodoKindFilter';
import { TodoRow } from './TodoRow';
import { useTodoView } from './useTodoView';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(2, 0, 0),
    padding: 0,
    // What is on its way out stays readable and takes no clicks.
    '&[aria-busy="true"]': {
      opacity: theme.palette.action.disabledOpacity,
      pointerEvents: 'none',
    },
  },
  pages: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: theme.spacing(2),
    marginTop: theme.spacing(2),
  },
}));

/** What there is to do, what matters most first, and of which kind. */
export function TodoSection(props: {
  todo: Todo;
  view: ReturnType<typeof useTodoView>;
  loading: boolean;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { todo, view, loading } = props;
  const { items, counts, nextCursor } = todo;
  return (
    <InfoCard title={t('todo.list')} {...sectionTitle}>
      <TodoKindFilter
        counts={counts}
        kinds={view.kinds}
        onChange={view.setKinds}
      />
      {items.length === 0 && <Typography>{t('todo.emptyKind')}</Typography>}
      <ul
        className={classes.list}
        aria-label={t('todo.list')}
        aria-busy={loading}
      >
        {items.map(item => (
          <TodoRow
            key={`${item.kind} ${item.entityRef} ${item.subject.id}`}
            item={item}
          />
        ))}
      </ul>
      {(view.hasPrevious || nextCursor) && (
        <nav className={classes.pages} aria-label={t('todo.pages')}>
          <Button
            size="small"
            variant="outlined"
            disabled={loading || !view.hasPrevious}
            onClick={view.showPrevious}
          >
            {t('todo.previous')}
          </Button>
          <Button
            size="small"
            variant="outlined"
            disabled={loading || !nextCursor}
            onClick={() => nextCursor && view.showNext(nextCursor)}
          >
            {t('todo.next')}
          </Button>
        </nav>
      )}
    </InfoCard>
  );
}
