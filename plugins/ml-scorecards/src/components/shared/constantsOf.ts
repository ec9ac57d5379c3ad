import {
  CheckDetails,
  RELIABILITY_TIERS,
  ReliabilityTier,
} from 'backstage-plugin-ml-scorecards-common';

/** A number or word that conditions compare with: one for all tiers, or one for each. */
export interface Constant {
  name: string;
  description?: string;
  value?: unknown;
  byTier?: Partial<Record<ReliabilityTier, unknown>>;
}

/** All that the conditions of a check compare with: its own parameters, and the targets of the tiers. */
export function constantsOf({
  params = {},
  targets = [],
}: Partial<Pick<CheckDetails, 'params' | 'targets'>>): Constant[] {
  return [
    ...Object.entries(params).map(([param, value]) => {
      const name = `params.${param}`;
      return isByTier(value) ? { name, byTier: value } : { name, value };
    }),
    ...targets.map(({ name, ...target }) => ({
      name: `targets.${name}`,
      ...target,
    })),
  ];
}

function isByTier(
  value: unknown,
): value is Partial<Record<ReliabilityTier, unknown>> {
  const tiers: readonly string[] = RELIABILITY_TIERS;
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length > 0 &&
    Object.keys(value).every(key => tiers.includes(key))
  );
}
