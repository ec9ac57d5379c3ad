import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { todoRouteRef } from '../../routes';
import { mlScorecardsTranslationRef } from '../../translation';
import { LoadFailed } from '../shared/LoadFailed';
import { useFollowedChanges } from '../shared/useFollowedChanges';
import { useLatest } from '../shared/useLatest';
import { TodoRow } from '../TodoPage/TodoRow';
import { TodoCounts } from './TodoCounts';

/** As many as a card has room for; the link leads to the others. */
const SHOWN = 5;

/** Many components change at once when a source was read, and this card is about all of them. */
const FOLLOWS_WITHIN_MS = 5_000;

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0),
    padding: 0,
  },
}));

/** What waits for whoever looks at the home page: how much of each kind, the first of it, and the way to all of it. */
export function HomeTodos() {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const todoPath = useRouteRef(todoRouteRef)();
  const { value, loading, error, retry } = useAsyncRetry(
    () => api.getTodo({ limit: SHOWN }),
    [api],
  );
  // While it is loaded anew, what was there stays there.
  const todo = useLatest(value);
  useFollowedChanges({ withinMs: FOLLOWS_WITHIN_MS, onChange: retry });

  if (error && !loading) {
    return (
      <LoadFailed title={t('todo.loadFailed')} error={error} onRetry={retry} />
    );
  }
  if (!todo) {
    return (
      <div role="status" aria-label={t('todo.loading')}>
        <Skeleton width="60%" />
        <Skeleton variant="rect" height={240} />
      </div>
    );
  }
  return (
    <>
      {todo.items.length === 0 ? (
        <Typography gutterBottom>{t('home.empty')}</Typography>
      ) : (
        <>
          <TodoCounts counts={todo.counts} todoPath={todoPath} />
          <ul className={classes.list} aria-label={t('home.first')}>
            {todo.items.map(item => (
              <TodoRow
                key={`${item.kind} ${item.entityRef} ${item.subject.id}`}
                item={item}
              />
            ))}
          </ul>
        </>
      )}
      <Link to={todoPath}>{t('home.all')}</Link>
    </>
  );
}
