import { useApi } from '@backstage/frontend-plugin-api';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { scorecardQuestion } from '../shared/scorecardQuestion';
import { Answer, useAnswer } from '../shared/useAnswer';

/** Somebody is looking at it. */
const FOLLOWS_WITHIN_MS = 1_000;

/**
 * Loads a component's scorecard once. What a change answers replaces it, without another request. A scorecard that is on
 * the page stays there while it is loaded again, and also if that fails: somebody may be writing on it.
 */
export function useScorecard(entityRef: string): Answer<Scorecard | undefined> {
  const api = useApi(mlScorecardsApiRef);
  return useAnswer({
    question: scorecardQuestion(entityRef),
    ask: () => api.getScorecard(entityRef),
    followsWithinMs: FOLLOWS_WITHIN_MS,
  });
}
