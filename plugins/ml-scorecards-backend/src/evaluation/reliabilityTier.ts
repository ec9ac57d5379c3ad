import { Entity } from '@backstage/catalog-model';
import {
  DECLARED_TIER_ANNOTATIONS,
  Finding,
  RELIABILITY_TIERS,
  ReliabilityTier,
  TIER_INPUT_LABELS,
  TIER_INPUT_VALUES,
  TierReason,
} from 'backstage-plugin-ml-scorecards-common';
import { catalogFacts } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';

/** A reliability tier with the chain of reasons that leads to it. */
export interface TierVerdict {
  readonly tier: ReliabilityTier;
  /** Whether its owners said what it rests on, or it was derived from the catalog, or nobody knows. */
  readonly origin: TierReason['origin'];
  readonly reasons: readonly TierReason[];
  readonly findings: readonly Finding[];
  /** Facts that are unknown and could change the tier: empty when it is certain. */
  readonly restsOnUnknown: readonly (keyof typeof catalogFacts.facts)[];
}

interface TierInput {
  readonly value?: string;
  readonly reason?: TierReason;
}

type InputName = keyof typeof TIER_INPUT_LABELS;

const INPUT_TITLES: Readonly<Record<InputName, string>> = {
  audience: 'Its audience',
  decisionImpact: 'Its impact on decisions',
  servingMode: 'Its serving mode',
  stage: 'Its stage',
};

const EXPLORATORY_LIFECYCLES = ['experimental', 'deprecated'];

/**
 * Derives the reliability tier from who and what depends on a component, by section 6 of the guide: customer-facing
 * services, critical decisions and real-time serving to customers are of high priority; experiments, internal tools
 * and batch predictions of lower. High wins over lower. What the owner declares wins over what the catalog lets us
 * derive, and that over defaults. Pure.
 */
export function reliabilityTier(options: {
  entity: Entity;
  /** Websites that use the component, directly or through an API; undefined when that is not known. */
  consumingWebsites?: readonly string[];
  /** Whether anything in the catalog uses the component. */
  isConsumed?: boolean;
  now: Date;
}): TierVerdict {
  const { entity, now } = options;
  const findings: Finding[] = [];
  const override = declaredTier(entity, now, findings);
  const verdict = derivedTier(options, findings);
  return override ?? verdict;
}

function declaredTier(
  entity: Entity,
  now: Date,
  findings: Finding[],
): TierVerdict | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const tier = annotations[DECLARED_TIER_ANNOTATIONS.tier];
  const reason = annotations[DECLARED_TIER_ANNOTATIONS.reason]?.trim();
  const until = annotations[DECLARED_TIER_ANNOTATIONS.until];
  if (tier === undefined) {
    return undefined;
  }
  const reject = (message: string) => {
    findings.push({ id: 'declared-tier-not-used', message });
    return undefined;
  };
  const known = RELIABILITY_TIERS.find(
    candidate => candidate === tier && candidate !== 'unclassified',
  );
  if (!known) {
    return reject(
      `The annotation ${DECLARED_TIER_ANNOTATIONS.tier} says "${tier}", which is none of tier-1 to tier-4. It is not used.`,
    );
  }
  if (!reason || !until) {
    return reject(
      `The declared tier needs a reason and an end date (annotations ${DECLARED_TIER_ANNOTATIONS.reason} and ${DECLARED_TIER_ANNOTATIONS.until}). It is not used.`,
    );
  }
  const end = endOf(until);
  if (end === undefined) {
    return reject(
      `The annotation ${DECLARED_TIER_ANNOTATIONS.until} says "${until}", which is no date. The declared tier is not used.`,
    );
  }
  if (end < now.getTime()) {
    return reject(
      `The declared tier ended on ${until}. Declare it anew or take the annotations away.`,
    );
  }
  return {
    tier: known,
    origin: 'declared',
    reasons: [
      {
        text: `Its owners declare ${known} until ${until}: ${reason}`,
        origin: 'declared',
      },
    ],
    findings,
    restsOnUnknown: [],
  };
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

function derivedTier(
  options: Parameters<typeof reliabilityTier>[0],
  findings: Finding[],
): TierVerdict {
  const { entity, consumingWebsites, isConsumed } = options;
  const read = (name: InputName) => declaredInput(entity, name, findings);

  const impact = read('decisionImpact');
  const serving = read('servingMode');
  const audience = withDefault(read('audience'), () =>
    consumingWebsites?.length
      ? {
          value: 'customer',
          reason: {
            text: `Customers meet it through ${consumingWebsites.join(', ')}.`,
            origin: 'derived',
          },
        }
      : {},
  );
  const stage = withDefault(read('stage'), () => stageFromLifecycle(entity));

  const facesCustomers =
    audience.value === 'customer' || audience.value === 'partner';
  const isRealTime = serving.value === 'real-time';
  const isCritical = impact.value === 'critical';
  const isExploratory = stage.value === 'experimental';

  const verdict = (
    tier: ReliabilityTier,
    conclusion: string,
    inputs: readonly TierInput[],
    deciding: readonly TierInput[] = inputs,
  ): TierVerdict => {
    const reasons = inputs.flatMap(({ reason }) => reason ?? []);
    const origin = originOf(tier, deciding);
    return {
      tier,
      origin,
      reasons: [...reasons, { text: conclusion, origin }],
      findings,
      restsOnUnknown: [],
    };
  };

  if (isExploratory && (facesCustomers || isCritical)) {
    findings.push({
      id: 'tier-inputs-contradict',
      message:
        'The component is experimental, yet customers or critical decisions depend on it. The higher demand counts: settle which is true.',
    });
  }
  if (isCritical || (facesCustomers && isRealTime)) {
    return verdict(
      'tier-1',
      isCritical
        ? 'A critical decision rests on it: tier 1.'
        : 'Customers are served by it in real time: tier 1.',
      [impact, audience, serving],
      isCritical ? [impact] : [audience, serving],
    );
  }
  if (audience.value === undefined && consumingWebsites === undefined) {
    return {
      ...verdict(
        'unclassified',
        'Nobody said whom it serves, and it is not known which websites use it.',
        [serving, impact, stage],
      ),
      restsOnUnknown: ['consumingWebsites'],
    };
  }
  if (facesCustomers) {
    return verdict(
      'tier-2',
      'Customers depend on it, though not in real time: tier 2.',
      [audience, serving],
      [audience],
    );
  }
  if (isExploratory && isConsumed === undefined) {
    return {
      ...verdict(
        'unclassified',
        'It is exploratory, and it is not known who uses it.',
        [stage, audience],
      ),
      restsOnUnknown: ['consumers'],
    };
  }
  if (isExploratory) {
    return isConsumed
      ? verdict(
          'tier-3',
          'It is exploratory, but others already use it: tier 3.',
          [stage, audience],
        )
      : verdict(
          'tier-4',
          'It is exploratory and nobody depends on it: tier 4.',
          [stage, audience],
          [stage],
        );
  }
  const saysWhoIsServed = audience.value === 'internal';
  const isBatch = serving.value === 'batch' || serving.value === 'offline';
  if (saysWhoIsServed || isBatch) {
    return verdict(
      'tier-3',
      'It is in use, and only internally or in batches: tier 3.',
      [audience, serving, impact, stage],
      saysWhoIsServed ? [audience] : [serving],
    );
  }
  return verdict(
    'unclassified',
    `Nobody said whom it serves and what it decides. It is held to tier 3 until its owners set the labels ${TIER_INPUT_LABELS.audience}, ${TIER_INPUT_LABELS.decisionImpact} and ${TIER_INPUT_LABELS.servingMode}.`,
    [serving, impact, stage],
  );
}

function declaredInput(
  entity: Entity,
  name: InputName,
  findings: Finding[],
): TierInput {
  const label = TIER_INPUT_LABELS[name];
  const value = entity.metadata.labels?.[label];
  if (value === undefined) {
    return {};
  }
  const allowed: readonly string[] = TIER_INPUT_VALUES[name];
  if (!allowed.includes(value)) {
    findings.push({
      id: 'label-not-understood',
      message: `The label ${label} says "${value}". It can be ${allowed.join(
        ', ',
      )}. Until it is one of these, it counts as not given.`,
    });
    return {};
  }
  return {
    value,
    reason: {
      text: `${INPUT_TITLES[name]} is ${value}.`,
      origin: 'declared',
    },
  };
}

function stageFromLifecycle(entity: Entity): TierInput {
  const lifecycle = entity.spec?.lifecycle;
  if (typeof lifecycle !== 'string') {
    return {};
  }
  return {
    value: EXPLORATORY_LIFECYCLES.includes(lifecycle.toLowerCase())
      ? 'experimental'
      : 'production',
    reason: { text: `Its lifecycle is ${lifecycle}.`, origin: 'derived' },
  };
}

function withDefault(input: TierInput, orElse: () => TierInput): TierInput {
  return input.value === undefined ? orElse() : input;
}

/** Declared only if all that the tier rests on was declared. */
function originOf(
  tier: ReliabilityTier,
  deciding: readonly TierInput[],
): TierReason['origin'] {
  if (tier === 'unclassified') {
    return 'default';
  }
  return deciding.every(({ reason }) => reason?.origin === 'declared')
    ? 'declared'
    : 'derived';
}
