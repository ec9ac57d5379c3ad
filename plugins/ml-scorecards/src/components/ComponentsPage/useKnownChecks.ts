import { useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/frontend-plugin-api';
import { Check } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';

/** What checks there are, as far as that is known. */
export interface KnownChecks {
  items: readonly Check[];
  loading: boolean;
  /** Asks for them. */
  want: () => void;
}

const NONE: readonly Check[] = [];

/** The checks, which are asked for when they are first wanted. */
export function useKnownChecks(wantedFromStart: boolean): KnownChecks {
  const api = useApi(mlScorecardsApiRef);
  const [asked, setAsked] = useState(false);
  const wanted = asked || wantedFromStart;
  const { value, loading } = useAsync(
    async () => (wanted ? (await api.getChecks()).items : undefined),
    [api, wanted],
  );
  return { items: value ?? NONE, loading, want: () => setAsked(true) };
}
