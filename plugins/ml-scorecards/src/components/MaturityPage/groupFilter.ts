import {
  MaturityGrouping,
  RELIABILITY_TIERS,
} from 'backstage-plugin-ml-scorecards-common';
import { ComponentFilters } from '../ComponentsPage/componentFilters';

/** The filter that gives a group's components, those of the groups below it included. An empty id is those without a group. */
export function groupFilter(
  groupBy: MaturityGrouping,
  id: string,
): Partial<ComponentFilters> {
  if (groupBy === 'tier') {
    return { tier: RELIABILITY_TIERS.filter(tier => tier === id) };
  }
  return { [groupBy]: id };
}
