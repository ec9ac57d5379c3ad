import { useState } from 'react';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { ChangeEvents, Refusal } from './ChangeDialog';

/** What is being changed in a dialog, and why the last change was refused. */
export function useChange<T>(props: {
  onChanged: (scorecard: Scorecard) => void;
  onOutdated: () => void;
}): {
  changing?: T;
  begin: (what: T) => void;
  refused?: Refusal;
  dismiss: () => void;
  events: ChangeEvents;
} {
  const [changing, setChanging] = useState<T>();
  const [refused, setRefused] = useState<Refusal>();
  return {
    changing,
    begin: what => {
      setRefused(undefined);
      setChanging(() => what);
    },
    refused,
    dismiss: () => setRefused(undefined),
    events: {
      onCancel: () => setChanging(undefined),
      onSaved: scorecard => {
        setChanging(undefined);
        props.onChanged(scorecard);
      },
      onRefused: why => {
        setChanging(undefined);
        setRefused(why);
        props.onOutdated();
      },
    },
  };
}
