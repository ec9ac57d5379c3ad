import { useCallback, useState } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/frontend-plugin-api';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';

/**
 * Loads a component's scorecard once. What a change answers replaces it, without another request.
 */
export function useScorecard(entityRef: string): {
  scorecard?: Scorecard;
  loading: boolean;
  error?: Error;
  reload: () => void;
  replace: (scorecard: Scorecard) => void;
} {
  const api = useApi(mlScorecardsApiRef);
  const loaded = useAsyncRetry(
    () => api.getScorecard(entityRef),
    [api, entityRef],
  );
  // A replacement holds until the scorecard that it replaced is loaded anew.
  const [replacement, setReplacement] = useState<{
    of?: Scorecard;
    by: Scorecard;
  }>();
  const replace = useCallback(
    (by: Scorecard) => setReplacement({ of: loaded.value, by }),
    [loaded.value],
  );
  return {
    scorecard:
      loaded.value && replacement?.of === loaded.value
        ? replacement?.by
        : loaded.value,
    loading: loaded.loading,
    error: loaded.error,
    reload: loaded.retry,
    replace,
  };
}
