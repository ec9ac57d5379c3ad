import { Entity } from '@backstage/catalog-model';
import { TIER_INPUT_LABELS } from 'backstage-plugin-ml-scorecards-common';
import { Fact } from 'backstage-plugin-ml-scorecards-node';
import { chainToText } from '../../evaluation/dependantChain';
import { readTierDeclaration } from '../../evaluation/tierDeclaration';
import { Dependants } from './findDependants';

/** As many as a person looks at. */
const MAX_CHAINS = 10;

/**
 * Tells which of the dependants of a component are customer-facing or critical, by what they are or declare themselves.
 * Tiers that we derived do not count: two components in a circle would keep each other there for ever.
 */
export function dependantFacts(
  dependants: Dependants,
  now: Date,
): {
  customerFacingDependants: Fact<readonly string[]>;
  criticalDependants: Fact<readonly string[]>;
} {
  return {
    customerFacingDependants: chainsTo(dependants, entity =>
      isCustomerFacing(entity, now),
    ),
    criticalDependants: chainsTo(dependants, entity => isCritical(entity, now)),
  };
}

function chainsTo(
  { found, isCut }: Dependants,
  isWanted: (entity: Entity) => boolean,
): Fact<readonly string[]> {
  const chains = found
    .filter(({ entity }) => isWanted(entity))
    .slice(0, MAX_CHAINS)
    .map(({ chain }) => chainToText(chain));
  return isCut && chains.length === 0
    ? {
        unknownBecause:
          'so many entities rest on it that not all were looked at, and none of those that were is one',
      }
    : { value: chains };
}

function isCustomerFacing(entity: Entity, now: Date): boolean {
  const audience = entity.metadata.labels?.[TIER_INPUT_LABELS.audience];
  return (
    entity.spec?.type === 'website' ||
    audience === 'customer' ||
    audience === 'partner' ||
    declaredTier(entity, now) === 'tier-2'
  );
}

function isCritical(entity: Entity, now: Date): boolean {
  const impact = entity.metadata.labels?.[TIER_INPUT_LABELS.decisionImpact];
  return impact === 'critical' || declaredTier(entity, now) === 'tier-1';
}

function declaredTier(entity: Entity, now: Date): string | undefined {
  const declaration = readTierDeclaration(entity, now);
  return declaration && 'tier' in declaration ? declaration.tier : undefined;
}
