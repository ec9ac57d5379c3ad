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

/** What the backend writes in place of an entity that the reader may not know. */
const NAMES_HIDDEN = /\b(?:an)?other entit(?:y|ies)\b/i;

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
        ...(showsDependants(reason)
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

/** The refs of such a reason go from what is next to the component to what rests on it in the end. */
function dependantsOf(reason: TierReason, isBeside: boolean): TierChainLink[] {
  if (!showsDependants(reason)) {
    return [];
  }
  const [last, ...between] = [...(reason.entityRefs ?? [])].reverse();
  return [
    {
      kind: 'dependant',
      entityRef: last,
      ...(isBeside && { follows: 'and' }),
    },
    ...between.map(
      (entityRef): TierChainLink => ({
        kind: 'between',
        entityRef,
        follows: 'leads',
      }),
    ),
  ];
}

/** A chain of which a part is hidden is told in its sentence only: nobody could say what stands at its end. */
function showsDependants({ input, origin, entityRefs, text }: TierReason) {
  return (
    input?.name === 'audience' &&
    origin === 'derived' &&
    entityRefs !== undefined &&
    entityRefs.length > 0 &&
    !NAMES_HIDDEN.test(text)
  );
}
