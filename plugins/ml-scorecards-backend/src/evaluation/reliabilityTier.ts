import { Entity } from '@backstage/catalog-model';
import {
  Finding,
  ReliabilityTier,
  TierReason,
} from 'backstage-plugin-ml-scorecards-common';
import { FactName } from '../definitions';
import { SourceReading } from './SourceReading';
import { tierContradictions } from './tierContradictions';
import { readTierDeclaration } from './tierDeclaration';
import { TierEvidence, TierQuestion } from './tierEvidence';
import { readDeclaredInputs, tierInputs } from './tierInputs';
import { openTierReasons, tierReasons } from './tierReasons';
import { decideTier, TierOutcome } from './tierRules';

/** A reliability tier with the chain of reasons that leads to it. */
export interface TierVerdict {
  readonly tier: ReliabilityTier;
  /** Whether its owners stand behind it, or it was derived from what sources say, or nobody knows. */
  readonly origin: TierReason['origin'];
  readonly reasons: readonly TierReason[];
  readonly findings: readonly Finding[];
  /** Facts that are unknown and could change the tier: empty when it is certain. */
  readonly restsOnUnknown: readonly FactName[];
}

/**
 * Derives the reliability tier from who and what depends on a component, by section 6 of the guide. What the owner
 * declares wins over what facts let us derive, and that over defaults; a tier that the owner declares with a reason and
 * an end date wins over all. Pure.
 *
 * A tier is certain if it is the same whatever the facts that we do not know turn out to be. Otherwise the component is
 * unclassified until we know them.
 */
export function reliabilityTier(options: {
  entity: Entity;
  readings: ReadonlyMap<string, SourceReading>;
  now: Date;
}): TierVerdict {
  const { entity, readings, now } = options;
  const { declared, findings } = readDeclaredInputs(entity);
  const evidence = new TierEvidence(readings);
  const inputs = tierInputs(entity, declared, question =>
    evidence.ask(question),
  );
  findings.push(...tierContradictions({ entity, declared, inputs, evidence }));

  const declaration = readTierDeclaration(entity, now);
  if (declaration && 'tier' in declaration) {
    const { tier, until, reason } = declaration;
    const text = `Its owners declare ${tier} until ${until}: ${reason}`;
    return {
      tier,
      origin: 'declared',
      reasons: [{ text, origin: 'declared' }],
      findings,
      restsOnUnknown: [],
    };
  }
  if (declaration) {
    findings.push({
      id: 'declared-tier-not-used',
      message: declaration.fault,
    });
  }

  const known = { entity, inputs, evidence };
  const { outcome, open } = settle(evidence, ask =>
    decideTier(tierInputs(entity, declared, ask), () => ask('isConsumed')),
  );
  if (open.length > 0) {
    return {
      tier: 'unclassified',
      origin: 'default',
      reasons: openTierReasons(open, known),
      findings,
      restsOnUnknown: open.flatMap(question => evidence.unknownFacts(question)),
    };
  }
  return {
    tier: outcome.rule.tier,
    // Whoever declares a tier that does not count any more has not agreed to what follows from the rest.
    origin:
      declaration && outcome.origin === 'declared' ? 'derived' : outcome.origin,
    reasons: tierReasons(outcome, known),
    findings,
    restsOnUnknown: [],
  };
}

type Ask = (question: TierQuestion) => boolean;
type Assumptions = Readonly<Partial<Record<TierQuestion, boolean>>>;

/**
 * Decides, and where the rules ask what is not known, decides with either answer. A question that makes a difference
 * stays open.
 */
function settle(
  evidence: TierEvidence,
  decide: (ask: Ask) => TierOutcome,
  assumed: Assumptions = {},
): { outcome: TierOutcome; open: readonly TierQuestion[] } {
  let asked: TierQuestion | undefined;
  const outcome = decide(question => {
    const answer = assumed[question] ?? evidence.ask(question);
    if (answer === undefined) {
      asked ??= question;
    }
    return answer ?? false;
  });
  if (!asked) {
    return { outcome, open: [] };
  }
  const no = settle(evidence, decide, { ...assumed, [asked]: false });
  const yes = settle(evidence, decide, { ...assumed, [asked]: true });
  return no.open.length + yes.open.length === 0 &&
    isSame(no.outcome, yes.outcome)
    ? no
    : { outcome, open: [...new Set([asked, ...no.open, ...yes.open])] };
}

function isSame(one: TierOutcome, other: TierOutcome): boolean {
  return one.rule === other.rule && one.origin === other.origin;
}
