import { MaturityGrouping } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { VisibleSet } from '../reading/VisibleSet';
import { whereAmong } from './whereAmong';
import { whereVisible } from './whereVisible';

/** What of a component says in which group it is: what rollups count it by. */
const GROUP_EXPRESSIONS: Record<MaturityGrouping, string> = {
  owner: 'components.owner_ref',
  system: 'components.system_ref',
  domain: 'components.domain_ref',
  tier: 'components.tier',
  lifecycle: 'substr(components.lifecycle, 1, 200)',
};

/** A group, or several of one kind. An empty key stands for the components without one. */
export interface GroupsOfKind {
  readonly kind: MaturityGrouping;
  readonly keys: readonly string[];
}

/** The evaluated components that somebody may read, of all groups or of some: so many at most, in the order of their ids. */
export async function readGroupMembers(
  knex: Knex,
  options: { visible: VisibleSet; groups?: GroupsOfKind; limit: number },
): Promise<number[]> {
  const { visible, groups, limit } = options;
  const query = whereVisible(
    knex('components').whereNotNull('components.evaluated_at'),
    visible,
  );
  if (groups) {
    const { kind, keys } = groups;
    const group = GROUP_EXPRESSIONS[kind];
    query.where(either => {
      whereAmong(either, knex.raw(group), keys);
      if (keys.includes('')) {
        either.orWhereRaw(`${group} is null`);
      }
    });
  }
  return query.orderBy('components.id').limit(limit).pluck('components.id');
}
