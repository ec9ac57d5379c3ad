import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Grid from '@material-ui/core/Grid';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { useAnswer } from '../shared/useAnswer';
import { FOLLOWS_WITHIN_MS } from './followsWithin';
import { TodoSection } from './TodoSection';
import { useTodoView } from './useTodoView';
import { WaiversSection } from './WaiversSection';

/** What waits for whoever looks at it, and the waivers of all components that they may read. */
export function TodoContent() {
  const api = useApi(mlScorecardsApiRef);
  const view = useTodoView();
  const [openRows, setOpenRows] = useState<ReadonlySet<string>>(new Set());
  const answer = useAnswer({
    question: ['todo', view.query],
    ask: () => api.getTodo(view.query),
    followsWithinMs: FOLLOWS_WITHIN_MS,
    // What others do must not take a row away on which somebody writes.
    isHeld: openRows.size > 0,
  });
  const onOpen = (key: string, open: boolean) =>
    setOpenRows(before => {
      if (before.has(key) === open) {
        return before;
      }
      const rows = new Set(before);
      if (open) {
        rows.add(key);
      } else {
        rows.delete(key);
      }
      return rows;
    });
  return (
    <Grid container spacing={3}>
      <Grid item xs={12}>
        <TodoSection answer={answer} view={view} onOpen={onOpen} />
      </Grid>
      <Grid item xs={12}>
        <WaiversSection />
      </Grid>
    </Grid>
  );
}
