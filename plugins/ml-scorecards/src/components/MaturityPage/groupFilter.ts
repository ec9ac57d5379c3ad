import {
  MaturityGrouping,
  RELIABILITY_TIERS,
} from 'backstage-plugin-ml-scorecards-common';
import { ComponentFilters } from '../ComponentsPage/componentFilters';

/** The filter that gives a group's components; undefined for those without a group, which cannot be asked for. */
export function groupFilter(
  groupBy: MaturityGrouping,
  id: string,
): Partial<ComponentFilters> | undefined {
  if (id === '') {
    return undefined;
  }
  if (groupBy === 'tier') {
    const tier = RELIABILITY_TIERS.find(other => other === id);
    return tier && { tier: [tier] };
  }
  return { [groupBy]: id };
}
