import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { TierReason } from 'backstage-plugin-ml-scorecards-common';
import { MAX_NAMED, someOf } from './someOf';
import { TierEvidence, TierQuestion } from './tierEvidence';
import { TierInput, TierInputName, TierInputs } from './tierInputs';
import { TierOutcome } from './tierRules';

const TITLES: Readonly<Record<TierInputName, string>> = {
  audience: 'Its audience',
  decisionImpact: 'Its impact on decisions',
  servingMode: 'Its serving mode',
  stage: 'Its stage',
};

const OPEN_QUESTIONS: Readonly<Record<TierQuestion, string>> = {
  isReliedOn: 'whether customers or critical decisions depend on it',
  isConsumed: 'whether others use it',
  isServing: 'whether it answers requests as they come',
  isBatchJob: 'whether it works in batches',
};

interface Known {
  readonly entity: Entity;
  readonly inputs: TierInputs;
  readonly evidence: TierEvidence;
}

/** Why a tier holds: the inputs that lead to it, and then what follows from them. */
export function tierReasons(
  { rule, origin }: TierOutcome,
  known: Known,
): TierReason[] {
  return [
    ...inputReasons(rule.inputs, known),
    ...(rule.asksConsumers ? [consumersReason(known)] : []),
    { text: rule.conclusion, origin },
  ];
}

/** Why a tier can't be told yet. */
export function openTierReasons(
  questions: readonly TierQuestion[],
  known: Known,
): TierReason[] {
  const open = questions.map(question => OPEN_QUESTIONS[question]);
  return [
    ...inputReasons(
      ['audience', 'servingMode', 'decisionImpact', 'stage'],
      known,
    ),
    {
      text: `It is not known ${open.join(
        ', and ',
      )}, and its tier turns on that. Until then it is held to tier 3.`,
      origin: 'default',
    },
  ];
}

function inputReasons(
  names: readonly TierInputName[],
  known: Known,
): TierReason[] {
  return names.flatMap(name => {
    const input = known.inputs[name];
    return input
      ? {
          ...inputReason(name, input, known),
          input: { name, value: input.value },
        }
      : [];
  });
}

function inputReason(
  name: TierInputName,
  input: TierInput,
  known: Known,
): TierReason {
  if (input.origin === 'declared') {
    return { text: `${TITLES[name]} is ${input.value}.`, origin: 'declared' };
  }
  switch (name) {
    case 'audience':
      return audienceReason(known.evidence);
    case 'servingMode':
      return input.value === 'real-time'
        ? servingReason(known)
        : batchReason(known.evidence);
    default:
      return input.origin === 'derived'
        ? {
            text: `Its lifecycle is ${known.entity.spec?.lifecycle}.`,
            origin: 'derived',
          }
        : {
            text: 'Nobody said at which stage it is: it counts as in production.',
            origin: 'default',
          };
  }
}

function audienceReason(evidence: TierEvidence): TierReason {
  const customerFacing = evidence.customerFacing();
  const isMet = customerFacing.length > 0;
  const [chain, ...more] = isMet ? customerFacing : evidence.critical();
  const last = chain[chain.length - 1];
  const between = chain.slice(0, -1);
  const depends = `depends on it${
    between.length > 0 ? ` through ${between.join(' and ')}` : ''
  }${more.length > 0 ? ` (and ${more.length} more)` : ''}`;
  return {
    text: isMet
      ? `Customers meet ${last}, which ${depends}.`
      : `${last}, which is critical, ${depends}. So it counts as facing customers.`,
    origin: 'derived',
    entityRefs: chain,
    chain,
  };
}

function servingReason({ entity, evidence }: Known): TierReason {
  const providedApis = evidence.providedApis();
  if (providedApis.includes(stringifyEntityRef(entity))) {
    return {
      text: 'It is an API, so it serves in real time.',
      origin: 'derived',
    };
  }
  const named = providedApis.slice(0, MAX_NAMED);
  return providedApis.length > 0
    ? {
        text: `It provides ${someOf(providedApis)}, so it serves in real time.`,
        origin: 'derived',
        entityRefs: named,
      }
    : {
        text: `It is served in real time by the inference service ${someOf(
          evidence.inferenceServices(),
        )}.`,
        origin: 'derived',
      };
}

function batchReason(evidence: TierEvidence): TierReason {
  return {
    text: `${
      evidence.hasRecurringRun()
        ? 'Its pipeline runs by itself again and again'
        : 'It has a DVC project'
    }, and nothing serves it: it works in batches.`,
    origin: 'derived',
  };
}

function consumersReason({ evidence }: Known): TierReason {
  const consumers = evidence.consumers();
  return consumers.length > 0
    ? {
        text: `It is used by ${someOf(consumers)}.`,
        origin: 'derived',
        entityRefs: consumers.slice(0, MAX_NAMED),
      }
    : { text: 'Nothing in the catalog uses it.', origin: 'derived' };
}
