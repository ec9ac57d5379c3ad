import { useApi } from '@backstage/frontend-plugin-api';
import {
  MaturityGrouping,
  TrendPoint,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { LONGEST_PERIOD_DAYS } from '../charts/periods';
import { statusCodeOf } from '../shared/statusCodeOf';
import { useAnswer } from '../shared/useAnswer';

/** What became of a group, as far as it is told. */
export type TrendState =
  | { is: 'loading' }
  | { is: 'not-told' }
  | { is: 'failed'; error: Error; retry: () => void }
  | {
      is: 'known';
      /** Of the days of the longest period. */
      points: TrendPoint[];
      /** Whether it follows the components that one may read now, and not the group. */
      followsReadable: boolean;
      /** Why it could not be brought up to date, if that was tried, and another try. */
      outdated?: { error: Error; retry: () => void };
    };

/** The longest period, and the day before its first one, which that is compared with. */
const DAYS = LONGEST_PERIOD_DAYS + 1;

/** Reads the trend of a group, or of everything: once, for the longest period, of which the others are part. */
export function useTrend(options: {
  groupBy: MaturityGrouping;
  group?: string;
}): TrendState {
  const { groupBy, group } = options;
  const api = useApi(mlScorecardsApiRef);
  // Without a group it is the same whatever one groups by.
  const of = group === undefined ? {} : { groupBy, group };
  const { value, error, retry } = useAnswer({
    question: ['trend', of],
    ask: () => api.getTrend({ ...of, days: DAYS }),
  });

  if (value) {
    return {
      is: 'known',
      points: value.points,
      followsReadable: value.follows === 'readable-components',
      outdated: error && { error, retry },
    };
  }
  if (!error) {
    return { is: 'loading' };
  }
  // Of too many components the past of those that one may read is not looked at.
  return statusCodeOf(error) === 400
    ? { is: 'not-told' }
    : { is: 'failed', error, retry };
}
