import {
  ReliabilityTier,
  TierReason,
} from 'backstage-plugin-ml-scorecards-common';

/** One link of the chain that leads to a tier, and how it follows upon the one before: out of it, or beside it. */
export type TierChainLink = { follows?: 'leads' | 'and' } & (
  | { kind: 'dependant' | 'between'; entityRef: string }
  | { kind: 'reason' | 'rule'; reason: TierReason }
  | { kind: 'tier'; tier: ReliabilityTier }
);

/** Who rests on a component, through what, which inputs that gives, the rule that they lead to, and the tier. */
export function tierChain(
  tier: ReliabilityTier,
  reasons: readonly TierReason[],
): TierChainLink[] {
  const inputs = reasons.slice(0, -1);
  const rules = reasons.slice(-1);
  return [
    ...inputs.flatMap((reason, index): TierChainLink[] => [
      ...dependantsOf(reason, index > 0),
      {
        kind: 'reason',
        reason,
        ...(reason.chain
          ? { follows: 'leads' }
          : index > 0 && { follows: 'and' }),
      },
    ]),
    ...rules.map(
      (reason): TierChainLink => ({
        kind: 'rule',
        reason,
        ...(inputs.length > 0 && { follows: 'leads' }),
      }),
    ),
    {
      kind: 'tier',
      tier,
      ...(reasons.length > 0 && { follows: 'leads' }),
    },
  ];
}

/** Those that rest on it, from the end of the chain to what is next to the component. */
function dependantsOf(
  { chain = [] }: TierReason,
  isBeside: boolean,
): TierChainLink[] {
  return [...chain].reverse().map(
    (entityRef, index): TierChainLink =>
      index === 0
        ? {
            kind: 'dependant',
            entityRef,
            ...(isBeside && { follows: 'and' }),
          }
        : { kind: 'between', entityRef, follows: 'leads' },
  );
}
