import { useApi } from '@backstage/frontend-plugin-api';
import {
  Scorecard,
  ScorecardFacts,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { useIsShown } from '../shared/isShown';
import { Answer, useAnswer } from '../shared/useAnswer';

/** All that some sources told of a component, also what no check asks for. It is asked for once one looks at it. */
export function useFacts(
  scorecard: Scorecard,
  sources: readonly string[],
): Answer<ScorecardFacts> {
  const api = useApi(mlScorecardsApiRef);
  const { entityRef } = scorecard;
  return useAnswer({
    question: ['facts', entityRef, ...sources],
    ask: () => api.getFacts(entityRef, { source: [...sources] }),
    // Each new scorecard may be there because something has changed.
    of: scorecard,
    isOpen: useIsShown(),
  });
}
