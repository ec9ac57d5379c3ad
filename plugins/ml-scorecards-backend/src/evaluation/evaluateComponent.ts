import { Entity } from '@backstage/catalog-model';
import {
  CheckState,
  Finding,
  Level,
  ReliabilityTier,
  StateCounts,
} from 'backstage-plugin-ml-scorecards-common';
import {
  componentScope,
  DefinedCheck,
  Definitions,
  isBroken,
  SCORECARD,
  variableOf,
} from '../definitions';
import { Advice, advise } from './advise';
import { judgeCheck, CheckVerdict } from './judgeCheck';
import { heedPeople } from './heedPeople';
import { LevelCounter, TallyCounter } from './levels';
import { NOBODY_SAID, PeopleSaid } from './PeopleSaid';
import { reliabilityTier, TierVerdict } from './reliabilityTier';
import { readDeclaredInputs } from './tierInputs';
import { scorecardReading } from './scorecardReading';
import { addKnownFacts, SourceReading } from './SourceReading';

/** All that evaluation says about a component. */
export interface Evaluation {
  readonly tier: TierVerdict;
  readonly level: Level;
  readonly targetLevel: Level;
  /** Number of checks required for the tier that do not pass and are not waived. */
  readonly gap: number;
  readonly score?: number;
  readonly coverage?: number;
  readonly counts: StateCounts;
  /** Passes that rest on the word of a person. */
  readonly attested: number;
  /** Checks that do not pass and are excused. */
  readonly waived: number;
  readonly findings: readonly Finding[];
  /** One for each check of the definitions, in their order. */
  readonly verdicts: readonly CheckVerdict[];
  /** Level within each dimension that has checks. */
  readonly dimensionLevels: ReadonlyMap<string, Level>;
  readonly advice: Advice;
}

/**
 * Judges a component at an instant: its reliability tier, all checks, the level reached, the gap to what the tier
 * owes. Pure: no I/O and no clock.
 */
export function evaluateComponent(options: {
  entity: Entity;
  /** One for each fact set of the definitions. */
  readings: ReadonlyMap<string, SourceReading>;
  definitions: Definitions;
  said?: PeopleSaid;
  /** The advice of the evaluation before: triggers remember. */
  before?: Pick<Advice, 'triggers'>;
  now: Date;
}): Evaluation {
  const { entity, readings, definitions, now } = options;
  const said = options.said ?? NOBODY_SAID;
  const tier = reliabilityTier({ entity, readings, now });
  const scope = componentScope({
    kind: entity.kind,
    type: String(entity.spec?.type ?? ''),
    lifecycle: String(entity.spec?.lifecycle ?? ''),
    decisionImpact: readDeclaredInputs(entity).declared.decisionImpact ?? '',
    ...(tier.restsOnUnknown.length === 0 && {
      tier: tier.tier,
      tierOrigin: tier.origin,
    }),
  });
  for (const [source, facts] of definitions.readFacts) {
    const reading = readings.get(source);
    if (reading) {
      addKnownFacts(scope, reading.facts, facts);
    }
  }
  const input = {
    entity,
    readings,
    scope,
    tierRestsOn: tier.restsOnUnknown,
    said,
    now,
  };

  const targetLevel = definitions.targetLevels[tier.tier];
  const verdicts: CheckVerdict[] = new Array(definitions.checks.length);
  const levelOfFacts = new LevelCounter();
  const highestLevel = new LevelCounter();
  const failingRequired: string[] = [];
  for (const [index, check] of definitions.checks.entries()) {
    if (!asksScorecard(check)) {
      const verdict = heedPeople(check, judgeCheck(check, input), input);
      const { state, waived } = verdict;
      verdicts[index] = verdict;
      const { id, level } = check.definition;
      levelOfFacts.add(level, state, waived);
      highestLevel.add(level, state === 'unknown' ? 'pass' : state, waived);
      if (state === 'fail' && !waived && isRequired(check, tier)) {
        failingRequired.push(id);
      }
      if (state !== 'unknown' && definitions.readChecks.has(id)) {
        scope.set(variableOf('checks', id), state);
      }
    }
  }
  const advice = advise({
    ...input,
    definitions,
    before: options.before,
    standing: {
      level: levelOfFacts.level(),
      highestLevel: highestLevel.level(),
      targetLevel: tier.restsOnUnknown.length === 0 ? targetLevel : undefined,
      failingRequired,
    },
  });
  if (definitions.checks.some(asksScorecard)) {
    const last = { ...input, readings: withScorecard(readings, advice) };
    for (const [index, check] of definitions.checks.entries()) {
      verdicts[index] ??= heedPeople(check, judgeCheck(check, last), last);
    }
  }
  return {
    tier,
    targetLevel,
    findings: tier.findings,
    verdicts,
    advice,
    ...addUp(verdicts, tier, definitions),
  };
}

/** Whether a check has to wait for the others. */
function asksScorecard(check: DefinedCheck): boolean {
  return !isBroken(check) && check.readsScorecard;
}

function withScorecard(
  readings: ReadonlyMap<string, SourceReading>,
  { facts }: Advice,
): ReadonlyMap<string, SourceReading> {
  return new Map(readings).set(SCORECARD, scorecardReading(facts));
}

function addUp(
  verdicts: readonly CheckVerdict[],
  tier: TierVerdict,
  definitions: Definitions,
): Pick<
  Evaluation,
  | 'level'
  | 'gap'
  | 'score'
  | 'coverage'
  | 'counts'
  | 'attested'
  | 'waived'
  | 'dimensionLevels'
> {
  const total = new TallyCounter();
  const byDimension = new Map<string, LevelCounter>();
  let gap = 0;
  for (const [index, check] of definitions.checks.entries()) {
    const verdict = verdicts[index];
    if (isOwed(verdict) && isRequired(check, tier)) {
      gap += 1;
    }
    const { dimension, level, weight } = check.definition;
    total.add({ ...verdict, level, weight });
    let within = byDimension.get(dimension);
    if (!within) {
      within = new LevelCounter();
      byDimension.set(dimension, within);
    }
    within.add(level, verdict.state, verdict.waived);
  }
  const dimensionLevels = new Map<string, Level>();
  for (const [id, within] of byDimension) {
    dimensionLevels.set(id, within.level());
  }
  return { ...total.tally(), gap, dimensionLevels };
}

/** Whether something has to be done about a check, where it is asked for. */
export function isOwed({
  state,
  waived,
}: {
  readonly state: CheckState;
  readonly waived?: boolean;
}): boolean {
  return (state === 'fail' || state === 'unknown') && !waived;
}

/** Whether the tier of a component asks for a check; elsewhere the check is advice. */
export function isRequired(
  { definition }: DefinedCheck,
  { tier }: { readonly tier: ReliabilityTier },
): boolean {
  return definition.requiredFor.includes(tier);
}
