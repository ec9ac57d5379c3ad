import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { CONFIDENTIAL } from '../organisation/workload';

type Conditions = Extract<
  PolicyDecision,
  { conditions: unknown }
>['conditions'];

/** What policies say that a user may read. */
export const POLICIES = {
  all: { result: AuthorizeResult.ALLOW } as PolicyDecision,
  /** Nine components of ten. */
  most: ifMeets({
    not: {
      rule: 'HAS_LABEL',
      resourceType: 'catalog-entity',
      params: { label: CONFIDENTIAL },
    },
  }),
  /** Those of a department: 25 teams with 20 components each. */
  own: ifMeets({
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: {
      claims: [
        'user:development/guest',
        ...Array.from({ length: 25 }, (_, n) => `group:default/team-${n}`),
      ],
    },
  }),
};

function ifMeets(conditions: Conditions): PolicyDecision {
  return {
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    result: AuthorizeResult.CONDITIONAL,
    conditions,
  };
}
