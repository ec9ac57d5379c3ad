import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Check } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { useAnswer } from '../shared/useAnswer';

/** What checks there are, as far as that is known. */
export interface KnownChecks {
  items: readonly Check[];
  loading: boolean;
  error?: Error;
  /** Asks for them, once more if that failed. */
  want: () => void;
}

const NONE: readonly Check[] = [];

/** The checks, which are asked for when they are first wanted. */
export function useKnownChecks(wantedFromStart: boolean): KnownChecks {
  const api = useApi(mlScorecardsApiRef);
  const [asked, setAsked] = useState(false);
  const { value, loading, error, retry } = useAnswer({
    question: ['checks'],
    ask: () => api.getChecks(),
    isOpen: asked || wantedFromStart,
  });
  return {
    items: value?.items ?? NONE,
    loading,
    error,
    want: () => {
      setAsked(true);
      if (error) {
        retry();
      }
    },
  };
}
