import { useEffect, useRef } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';

/** The channel on which the backend says which scorecards have changed. */
const CHANNEL = 'ml-scorecards';

/**
 * Calls back some time after the backend has said that scorecards have changed. However many signals come meanwhile, it
 * is one call, so that a busy pipeline does not make every open page ask all the time. In a portal without the signals
 * plugin nothing is called.
 */
export function useFollowedChanges(options: {
  /** The component that is looked at; any, if it is left out. */
  entityRef?: string;
  waitMs: number;
  onChange: () => void;
}): void {
  const { entityRef, waitMs } = options;
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
    // Not by `useSignal`, which gives the last of several messages that come before a rendering, and loses the others.
    const { unsubscribe } = signals.subscribe(CHANNEL, message => {
      if (waiting === undefined && isAbout(message.entityRefs, entityRef)) {
        waiting = setTimeout(() => {
          waiting = undefined;
          onChange.current();
        }, waitMs);
      }
    });
    return () => {
      unsubscribe();
      clearTimeout(waiting);
    };
  }, [signals, entityRef, waitMs]);
}

function isAbout(entityRefs: unknown, entityRef: string | undefined): boolean {
  return (
    Array.isArray(entityRefs) &&
    (entityRef === undefined || entityRefs.includes(entityRef))
  );
}
