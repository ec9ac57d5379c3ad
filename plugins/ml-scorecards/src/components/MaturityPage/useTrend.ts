import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  MaturityGrouping,
  TrendPoint,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { statusCodeOf } from '../shared/statusCodeOf';
import { CHANGE_DAYS } from './trendChange';
import { Period } from './useMaturityView';

/** What became of a group, as far as it is told. */
export type TrendState =
  | { is: 'loading' }
  | { is: 'not-told' }
  | { is: 'failed'; error: Error; retry: () => void }
  | {
      is: 'known';
      /** Of the days of the period, and of those that changes are told of. */
      points: TrendPoint[];
      /** Whether it follows the components that one may read now, and not the group. */
      followsReadable: boolean;
    };

/** Reads the trend of a group, or of everything. It is asked for once, with as many days as chart and figures need. */
export function useTrend(options: {
  groupBy: MaturityGrouping;
  group?: string;
  period: Period;
}): TrendState {
  const { groupBy, group, period } = options;
  const api = useApi(mlScorecardsApiRef);
  const { value, loading, error, retry } = useAsyncRetry(
    async () => {
      // The day before the first one is what the first one is compared with.
      const days = Math.max(Number(period), CHANGE_DAYS) + 1;
      const trend = await api.getTrend(
        group === undefined ? { days } : { groupBy, group, days },
      );
      return { trend, of: keyOf(options) };
    },
    // Without a group it is the same whatever one groups by.
    [api, group === undefined || groupBy, group, period],
  );

  if (error && !loading) {
    // Of too many components the past of those that one may read is not looked at.
    return statusCodeOf(error) === 400
      ? { is: 'not-told' }
      : { is: 'failed', error, retry };
  }
  // What was read of another group must not be shown as if it were this one's.
  if (!value || value.of !== keyOf(options)) {
    return { is: 'loading' };
  }
  const { points, follows } = value.trend;
  return {
    is: 'known',
    points,
    followsReadable: follows === 'readable-components',
  };
}

function keyOf(options: { groupBy: MaturityGrouping; group?: string }): string {
  return options.group === undefined
    ? ''
    : JSON.stringify([options.groupBy, options.group]);
}
