import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';

interface Loaded {
  scorecard?: Scorecard;
  loading: boolean;
  error?: Error;
}

/**
 * Loads a component's scorecard once. What a change answers replaces it, without another request. A scorecard that is on
 * the page stays there while it is loaded again, and also if that fails: somebody may be writing on it.
 */
export function useScorecard(entityRef: string): Loaded & {
  reload: () => void;
  replace: (scorecard: Scorecard) => void;
} {
  const api = useApi(mlScorecardsApiRef);
  const [loaded, setLoaded] = useState<Loaded>({ loading: true });
  // An answer that was asked for before something newer came is of the past.
  const latest = useRef(0);

  const reload = useCallback(() => {
    latest.current += 1;
    const asked = latest.current;
    const settle = (next: (before: Loaded) => Loaded) => {
      if (asked === latest.current) {
        setLoaded(next);
      }
    };
    setLoaded(before => ({ ...before, loading: true }));
    api.getScorecard(entityRef).then(
      scorecard =>
        settle(before => ({
          // Most signals are about other components: then nothing below it has to do anything.
          scorecard: isSame(scorecard, before.scorecard)
            ? before.scorecard
            : scorecard,
          loading: false,
        })),
      (error: Error) =>
        settle(({ scorecard }) => ({ scorecard, error, loading: false })),
    );
  }, [api, entityRef]);

  const replace = useCallback((scorecard: Scorecard) => {
    latest.current += 1;
    setLoaded({ scorecard, loading: false });
  }, []);

  useEffect(() => {
    reload();
    return () => {
      latest.current += 1;
    };
  }, [reload]);

  return { ...loaded, reload, replace };
}

function isSame(one?: Scorecard, other?: Scorecard): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
