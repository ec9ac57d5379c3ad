import { MaturityQuery } from 'backstage-plugin-ml-scorecards-common';
import { MaturityLook } from './useMaturityView';

/** Teams shown at first: the first ones are those that matter, and each row has a dozen cells. */
const FIRST_TEAMS = 30;

/** What to ask the API for, to look at the organisation like that. */
export function maturityQuery(
  look: Pick<MaturityLook, 'groupBy' | 'group' | 'layout' | 'order'>,
): MaturityQuery {
  const { groupBy, group, layout, order } = look;
  return {
    groupBy,
    ...(group !== undefined && { group }),
    dimensions: 'true',
    orderBy: order,
    // Only groups of people are a tree.
    ...(groupBy === 'owner' && layout === 'tree'
      ? { layout: 'tree', depth: 2 }
      : { layout: 'list', limit: FIRST_TEAMS }),
  };
}
