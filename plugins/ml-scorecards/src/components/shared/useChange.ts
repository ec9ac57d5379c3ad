import { useState } from 'react';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { ChangeEvents } from './ChangeDialog';

/** What is being changed in a dialog, and whether the last change was forbidden. */
export function useChange<T>(
  props: { onChanged?: (scorecard: Scorecard) => void } = {},
): {
  changing?: T;
  begin: (what: T) => void;
  isForbidden: boolean;
  dismiss: () => void;
  events: ChangeEvents;
} {
  const [changing, setChanging] = useState<T>();
  const [isForbidden, setForbidden] = useState(false);
  return {
    changing,
    begin: what => {
      setForbidden(false);
      setChanging(() => what);
    },
    isForbidden,
    dismiss: () => setForbidden(false),
    events: {
      onCancel: () => setChanging(undefined),
      onSaved: scorecard => {
        setChanging(undefined);
        props.onChanged?.(scorecard);
      },
      onForbidden: () => {
        setChanging(undefined);
        setForbidden(true);
      },
    },
  };
}
