import { useEffect, useRef } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { SCORECARDS_SIGNAL_CHANNEL } from 'backstage-plugin-ml-scorecards-common';

/**
 * Calls back when the backend has said that scorecards have changed. It does not say which, as everybody hears it. That is
 * at some time within `withinMs`, so that not all open pages ask at once, and once for all that is said meanwhile. In a
 * portal without the signals plugin nothing is called.
 */
export function useFollowedChanges(options: {
  withinMs: number;
  onChange: () => void;
}): void {
  const { withinMs } = options;
  const signals = useApiHolder().get(signalApiRef);
  // A callback that is another one in each rendering must not subscribe anew.
  const onChange = useRef(options.onChange);
  useEffect(() => {
    onChange.current = options.onChange;
  });

  useEffect(() => {
    if (!signals) {
      return undefined;
    }
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const { unsubscribe } = signals.subscribe(SCORECARDS_SIGNAL_CHANNEL, () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        onChange.current();
      }, withinMs * Math.random());
    });
    return () => {
      unsubscribe();
      clearTimeout(waiting);
    };
  }, [signals, withinMs]);
}
