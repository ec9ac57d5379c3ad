import { useCallback } from 'react';
import {
  MATURITY_GROUPINGS,
  MaturityGrouping,
} from 'backstage-plugin-ml-scorecards-common';
import { oneOf } from '../shared/oneOf';
import { useUrlPages } from '../shared/useUrlPages';

const DEFAULT_GROUPING: MaturityGrouping = 'owner';

/** How the organisation is looked at, kept in the URL. */
export function useMaturityView(): {
  groupBy: MaturityGrouping;
  setGroupBy: (groupBy: MaturityGrouping) => void;
} {
  const { params, show } = useUrlPages();
  return {
    groupBy:
      oneOf(MATURITY_GROUPINGS, params.get('groupBy')) ?? DEFAULT_GROUPING,
    setGroupBy: useCallback(
      groupBy =>
        show(
          new URLSearchParams(
            groupBy === DEFAULT_GROUPING ? undefined : { groupBy },
          ),
        ),
      [show],
    ),
  };
}
