import { useEffect } from 'react';
import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { Answers } from './Answers';

const answersOf = new WeakMap<MlScorecardsApi, Answers>();

/** What the API has answered so far. In a portal with the signals plugin it hears of changes while it is used. */
export function useAnswers(): Answers {
  const api = useApi(mlScorecardsApiRef);
  const signals = useApiHolder().get(signalApiRef);
  let answers = answersOf.get(api);
  if (!answers) {
    answers = new Answers();
    answersOf.set(api, answers);
  }
  const heard = answers;
  useEffect(() => signals && heard.hear(signals), [heard, signals]);
  return answers;
}
