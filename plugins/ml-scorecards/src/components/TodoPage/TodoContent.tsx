import { useApi } from '@backstage/frontend-plugin-api';
import Grid from '@material-ui/core/Grid';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { useAnswer } from '../shared/useAnswer';
import { FOLLOWS_WITHIN_MS } from './followsWithin';
import { TodoSection } from './TodoSection';
import { useOpenRows } from './useOpenRows';
import { useTodoView } from './useTodoView';
import { WaiversSection } from './WaiversSection';

/** What waits for whoever looks at it, and the waivers of all components that they may read. */
export function TodoContent() {
  const api = useApi(mlScorecardsApiRef);
  const view = useTodoView();
  const openRows = useOpenRows();
  const answer = useAnswer({
    question: ['todo', view.query],
    ask: () => api.getTodo(view.query),
    followsWithinMs: FOLLOWS_WITHIN_MS,
    // What others do must not take a row away on which somebody writes.
    isHeld: openRows.isAny,
  });
  return (
    <Grid container spacing={3}>
      <Grid item xs={12}>
        <TodoSection answer={answer} view={view} openRows={openRows} />
      </Grid>
      <Grid item xs={12}>
        <WaiversSection />
      </Grid>
    </Grid>
  );
}
