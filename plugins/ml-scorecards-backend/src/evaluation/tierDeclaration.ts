import { Entity } from '@backstage/catalog-model';
import {
  DECLARED_TIER_ANNOTATIONS,
  RELIABILITY_TIERS,
  ReliabilityTier,
} from 'backstage-plugin-ml-scorecards-common';
import { z } from 'zod';

/** The tier that owners declare, or why it does not count. */
export type TierDeclaration =
  | {
      readonly tier: ReliabilityTier;
      readonly reason: string;
      readonly until: string;
    }
  | { readonly fault: string };

/** Reads the annotations by which owners declare the tier itself. Gives undefined if there are none. */
export function readTierDeclaration(
  entity: Entity,
  now: Date,
): TierDeclaration | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const tier = annotations[DECLARED_TIER_ANNOTATIONS.tier];
  const reason = annotations[DECLARED_TIER_ANNOTATIONS.reason]?.trim();
  const until = annotations[DECLARED_TIER_ANNOTATIONS.until];
  if (tier === undefined) {
    return undefined;
  }
  const known = RELIABILITY_TIERS.find(
    candidate => candidate === tier && candidate !== 'unclassified',
  );
  if (!known) {
    return {
      fault: `The annotation ${DECLARED_TIER_ANNOTATIONS.tier} says "${tier}", which is none of tier-1 to tier-4. It is not used.`,
    };
  }
  if (!reason || !until) {
    return {
      fault: `The declared tier needs a reason and an end date (annotations ${DECLARED_TIER_ANNOTATIONS.reason} and ${DECLARED_TIER_ANNOTATIONS.until}). It is not used.`,
    };
  }
  const end = endOf(until);
  if (end === undefined) {
    return {
      fault: `The annotation ${DECLARED_TIER_ANNOTATIONS.until} says "${until}", which is no date. The declared tier is not used.`,
    };
  }
  if (end < now.getTime()) {
    return {
      fault: `The declared tier ended on ${until}. Declare it anew or take the annotations away.`,
    };
  }
  return { tier: known, reason, until };
}

const UNTIL = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** The last instant that is meant. A date lasts until its day is over (UTC). */
function endOf(until: string): number | undefined {
  if (!UNTIL.safeParse(until).success) {
    return undefined;
  }
  const start = Date.parse(until);
  return until.includes('T') ? start : start + 24 * 60 * 60 * 1000 - 1;
}
