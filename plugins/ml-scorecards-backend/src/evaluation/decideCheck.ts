import { Entity } from '@backstage/catalog-model';
import {
  CheckState,
  UnknownReason,
} from 'backstage-plugin-ml-scorecards-common';
import {
  Condition,
  ConditionOutcome,
  ConditionScope,
  DefinedCheck,
  FactName,
  isBroken,
} from '../definitions';
import { SourceReading, whyUnknown } from './SourceReading';

/** What a check says about a component, in the few words in which it is stored. {@link explainCheck} has the many. */
export interface Decision {
  readonly state: CheckState;
  /** Why it is unknown. */
  readonly reason?: UnknownReason;
  /** What it was decided by, if not by all alternatives alike: one of them, or the condition of when it applies. */
  readonly by?: number | 'applies-when';
  /** The fault of a condition that could not be calculated. */
  readonly fault?: string;
}

/** What checks of one component read. */
export interface CheckInput {
  readonly entity: Entity;
  readonly readings: ReadonlyMap<string, SourceReading>;
  /** What conditions read. */
  readonly scope: ConditionScope;
  /** Unknown facts for want of which the tier is not in `scope`. */
  readonly tierRestsOn?: readonly FactName[];
  readonly now: Date;
}

/** The most telling reason first: what somebody can mend comes before what was never there. */
const REASON_ORDER: readonly UnknownReason[] = [
  'definition-error',
  'source-error',
  'stale',
  'no-data',
  'attestation-expired',
  'no-source-connected',
];

const FAIL: Decision = { state: 'fail' };
const NOT_APPLICABLE: Decision = { state: 'not-applicable' };
const DOES_NOT_APPLY_NOW: Decision = { ...NOT_APPLICABLE, by: 'applies-when' };
const BROKEN: Decision = { state: 'unknown', reason: 'definition-error' };

/** Judges one check. Pure: the same input gives the same decision. */
export function decideCheck(check: DefinedCheck, input: CheckInput): Decision {
  if (!check.appliesTo(input.entity)) {
    return NOT_APPLICABLE;
  }
  if (isBroken(check)) {
    return BROKEN;
  }
  const { readings, scope, now } = input;
  const { alternatives, appliesWhen } = check;
  if (appliesWhen) {
    const applies = appliesWhen.evaluate(scope, now);
    if (applies.value === false) {
      return DOES_NOT_APPLY_NOW;
    }
    if (applies.value !== true) {
      return {
        ...undecided([appliesWhen], input, applies),
        by: 'applies-when',
      };
    }
  }

  const open: Condition[] = [];
  let fault: ConditionOutcome | undefined;
  let isConnected = false;
  for (let index = 0; index < alternatives.length; index += 1) {
    const { source, condition } = alternatives[index];
    if (source && readings.get(source)?.status === 'not-connected') {
      continue;
    }
    isConnected = true;
    const answer = condition.evaluate(scope, now);
    if (answer.value === true) {
      return { state: 'pass', by: index };
    }
    if (answer.value !== false) {
      open.push(condition);
      fault = answer.value === 'broken' ? fault ?? answer : fault;
    }
  }
  if (!isConnected) {
    return undecided(
      alternatives.map(({ condition }) => condition),
      input,
    );
  }
  return open.length === 0 ? FAIL : undecided(open, input, fault);
}

function undecided(
  conditions: readonly Condition[],
  { readings, tierRestsOn }: CheckInput,
  answer?: ConditionOutcome,
): Decision {
  if (answer?.value === 'broken') {
    return { ...BROKEN, fault: answer.message };
  }
  const reasons = new Set<UnknownReason>();
  for (const condition of conditions) {
    for (const { source, name } of factsReadBy(condition, tierRestsOn)) {
      const reason = whyUnknown(readings.get(source), name);
      if (reason) {
        reasons.add(reason);
      }
    }
  }
  return {
    state: 'unknown',
    reason: REASON_ORDER.find(reason => reasons.has(reason)) ?? 'no-data',
  };
}

/** The facts that a condition rests on, those behind the tier included. */
export function factsReadBy(
  condition: Condition,
  tierRestsOn: readonly FactName[] = [],
): readonly FactName[] {
  return condition.readsTier
    ? [...condition.facts, ...tierRestsOn]
    : condition.facts;
}
