import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { EmptyState } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Grid from '@material-ui/core/Grid';
import Skeleton from '@material-ui/lab/Skeleton';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { LoadFailed } from '../shared/LoadFailed';
import { useFollowedChanges } from '../shared/useFollowedChanges';
import { useLatest } from '../shared/useLatest';
import { TodoSection } from './TodoSection';
import { useTodoView } from './useTodoView';
import { WaiversSection } from './WaiversSection';

/** Many components change at once when a source was read, and this page is about all of them. */
const FOLLOWS_WITHIN_MS = 5_000;

/** What waits for whoever looks at it, and the waivers of all components that they may read. */
export function TodoContent() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const view = useTodoView();
  const { value, loading, error, retry } = useAsyncRetry(
    () => api.getTodo(view.query),
    [api, view.query],
  );
  // While it is loaded anew, and if that fails, what was there stays there.
  const todo = useLatest(value);
  useFollowedChanges({ withinMs: FOLLOWS_WITHIN_MS, onChange: retry });

  if (!todo && loading) {
    return (
      <div role="status" aria-label={t('todo.loading')}>
        <Skeleton variant="rect" height={480} />
      </div>
    );
  }
  const hasFailed = error && !loading;
  const isEmpty =
    todo && view.kinds.length === 0 && Object.keys(todo.counts).length === 0;
  return (
    <Grid container spacing={3}>
      <Grid item xs={12}>
        {hasFailed && (
          <LoadFailed
            title={t('todo.loadFailed')}
            error={error}
            onRetry={retry}
          />
        )}
        {!hasFailed && isEmpty && (
          <EmptyState
            missing="content"
            title={t('todo.emptyTitle')}
            description={t('todo.emptyDescription')}
          />
        )}
        {!hasFailed && todo && !isEmpty && (
          <TodoSection todo={todo} view={view} loading={loading} />
        )}
      </Grid>
      <Grid item xs={12}>
        <WaiversSection todo={todo} onChanged={retry} />
      </Grid>
    </Grid>
  );
}
