import {
  ReliabilityTier,
  TIER_INPUT_LABELS,
  TierReason,
} from 'backstage-plugin-ml-scorecards-common';
import { TierInputName, TierInputs } from './tierInputs';

/** A rule of the guide, with what it says. */
export interface TierRule {
  readonly tier: ReliabilityTier;
  readonly conclusion: string;
  /** The inputs that lead to it, as they are told: those that decide come first. */
  readonly inputs: readonly TierInputName[];
  /** Those of them without which it would not hold. */
  readonly decidedBy: readonly TierInputName[];
  /** Whether it turns on who uses the component. */
  readonly asksConsumers?: boolean;
}

/** The rule that holds, and whether what it turns on was declared. */
export interface TierOutcome {
  readonly rule: TierRule;
  readonly origin: TierReason['origin'];
}

const CRITICAL: TierRule = {
  tier: 'tier-1',
  conclusion: 'A critical decision rests on it: tier 1.',
  inputs: ['decisionImpact', 'audience', 'servingMode'],
  decidedBy: ['decisionImpact'],
};
const CUSTOMERS_IN_REAL_TIME: TierRule = {
  tier: 'tier-1',
  conclusion: 'Customers are served by it in real time: tier 1.',
  inputs: ['audience', 'servingMode', 'decisionImpact'],
  decidedBy: ['audience', 'servingMode'],
};
const CUSTOMERS: TierRule = {
  tier: 'tier-2',
  conclusion: 'Customers depend on it, though not in real time: tier 2.',
  inputs: ['audience', 'servingMode'],
  decidedBy: ['audience'],
};
const EXPLORATORY_IN_USE: TierRule = {
  tier: 'tier-3',
  conclusion: 'It is exploratory, but others already use it: tier 3.',
  inputs: ['stage', 'audience'],
  decidedBy: ['stage', 'audience'],
  asksConsumers: true,
};
const EXPLORATORY: TierRule = {
  tier: 'tier-4',
  conclusion: 'It is exploratory and nobody depends on it: tier 4.',
  inputs: ['stage', 'audience'],
  decidedBy: ['stage'],
  asksConsumers: true,
};
const INTERNAL: TierRule = {
  tier: 'tier-3',
  conclusion: 'It is in use, and only internally: tier 3.',
  inputs: ['audience', 'servingMode', 'decisionImpact', 'stage'],
  decidedBy: ['audience'],
};
const BATCH: TierRule = {
  tier: 'tier-3',
  conclusion:
    'It is in use, works in batches, and nothing says that customers depend on it: tier 3.',
  inputs: ['servingMode', 'decisionImpact', 'stage'],
  decidedBy: ['servingMode'],
};
const NOBODY_SAID: TierRule = {
  tier: 'unclassified',
  conclusion: `Nobody said whom it serves and what it decides. It is held to tier 3 until its owners set the labels ${TIER_INPUT_LABELS.audience}, ${TIER_INPUT_LABELS.decisionImpact} and ${TIER_INPUT_LABELS.servingMode}.`,
  inputs: ['servingMode', 'decisionImpact', 'stage'],
  decidedBy: [],
};

/**
 * Decides by section 6 of the guide: customer-facing services, critical decisions and real-time serving to customers
 * are of high priority; experiments, internal tools and batch predictions of lower. High wins over lower.
 *
 * The guide names only what is real-time. What may lag some minutes behind outlives an outage that would stop customers
 * at once, so near-real-time does not make tier 1; and it is no batch, so it does not make tier 3 by itself.
 */
export function decideTier(
  inputs: TierInputs,
  isConsumed: () => boolean | undefined,
): TierOutcome {
  const rule = ruleFor(inputs, isConsumed);
  return { rule, origin: originOf(rule, inputs) };
}

/** Whether customers or partners meet it. */
export function facesCustomers({ audience }: TierInputs): boolean {
  return audience?.value === 'customer' || audience?.value === 'partner';
}

/** Reads no more of the inputs than it has to. */
function ruleFor(
  inputs: TierInputs,
  isConsumed: () => boolean | undefined,
): TierRule {
  if (inputs.decisionImpact?.value === 'critical') {
    return CRITICAL;
  }
  const { audience } = inputs;
  if (facesCustomers({ audience })) {
    return inputs.servingMode?.value === 'real-time'
      ? CUSTOMERS_IN_REAL_TIME
      : CUSTOMERS;
  }
  if (inputs.stage?.value === 'experimental') {
    return isConsumed() ? EXPLORATORY_IN_USE : EXPLORATORY;
  }
  if (audience?.value === 'internal') {
    return INTERNAL;
  }
  const servingMode = inputs.servingMode?.value;
  return servingMode === 'batch' || servingMode === 'offline'
    ? BATCH
    : NOBODY_SAID;
}

/** Declared only if all that it turns on was declared. */
function originOf(rule: TierRule, inputs: TierInputs): TierReason['origin'] {
  if (rule.tier === 'unclassified') {
    return 'default';
  }
  return rule.decidedBy.every(name => inputs[name]?.origin === 'declared')
    ? 'declared'
    : 'derived';
}
