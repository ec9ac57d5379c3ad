import { Misbehaviour } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { answerWell, isSecondPage } from './FaultySource';

/** Answers well, after everybody has lost patience. */
export const late: Misbehaviour = (response, request) => {
  const timer = setTimeout(() => answerWell(response, request), 5000);
  response.on('close', () => clearTimeout(timer));
};

/** Is well, but for the second page. */
export const onSecondPage =
  (misbehave: Misbehaviour): Misbehaviour =>
  (response, request) =>
    isSecondPage(request)
      ? misbehave(response, request)
      : answerWell(response, request);
