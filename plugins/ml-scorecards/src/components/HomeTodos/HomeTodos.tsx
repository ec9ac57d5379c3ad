import { Link } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { Todo } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { todoRouteRef } from '../../routes';
import { mlScorecardsTranslationRef } from '../../translation';
import { Loaded } from '../shared/Loaded';
import { useAnswer } from '../shared/useAnswer';
import { useMountedRoute } from '../shared/useMountedRoute';
import { FOLLOWS_WITHIN_MS } from '../TodoPage/followsWithin';
import { TodoList } from '../TodoPage/TodoList';
import { TodoCounts } from './TodoCounts';

/** As many as a card has room for; the link leads to the others. */
const SHOWN = 3;

/** What waits for whoever looks at the home page: how much of each kind, the first of it, and the way to all of it. */
export function HomeTodos() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const answer = useAnswer({
    question: ['home-todos'],
    ask: () => api.getTodo({ limit: SHOWN }),
    followsWithinMs: FOLLOWS_WITHIN_MS,
  });
  return (
    <Loaded
      answer={answer}
      failed={t('todo.loadFailed')}
      skeleton={
        <div role="status" aria-label={t('todo.loading')}>
          <Skeleton width="60%" />
          <Skeleton variant="rect" height={240} />
        </div>
      }
    >
      {todo => <Todos todo={todo} />}
    </Loaded>
  );
}

function Todos({ todo }: { todo: Todo }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  // A portal may have the card without the page.
  const todoPath = useMountedRoute(todoRouteRef)?.();
  return (
    <>
      {todo.items.length === 0 ? (
        <Typography gutterBottom>{t('home.empty')}</Typography>
      ) : (
        <>
          <TodoCounts counts={todo.counts} todoPath={todoPath} />
          <TodoList items={todo.items} label={t('home.first')} />
        </>
      )}
      {todoPath && <Link to={todoPath}>{t('home.all')}</Link>}
    </>
  );
}
