import { Entity } from '@backstage/catalog-model';
import {
  CheckState,
  UnknownReason,
} from 'backstage-plugin-ml-scorecards-common';
import { Condition, DefinedCheck, FactName, isBroken } from '../definitions';
import { askQuestion, QuestionInput } from './askQuestion';
import { whyUnknown } from './SourceReading';

/** What a check says about a component, in the few words in which it is stored. {@link explainCheck} has the many. */
export interface CheckVerdict {
  readonly state: CheckState;
  /** Why it is unknown. */
  readonly reason?: UnknownReason;
  /** What it was decided by, if not by all alternatives alike: one of them, or the condition of when it applies. */
  readonly by?: number | 'applies-when';
  /** The fault of a condition that could not be calculated. */
  readonly fault?: string;
  /** Set where it is unknown whether it applies, and facts say that it fails if it does. Not stored. */
  readonly refuted?: true;
  /** Set where it passes on the word of a person. */
  readonly attested?: true;
  /** Set where it does not pass and is excused. */
  readonly waived?: true;
}

/** What checks of one component read. */
export interface CheckInput extends QuestionInput {
  readonly entity: Entity;
  /** Unknown facts for want of which the tier is not in `scope`. */
  readonly tierRestsOn?: readonly FactName[];
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

/** By their place in that order; without any reason there is no data. */
const UNDECIDED: readonly CheckVerdict[] = [
  ...REASON_ORDER,
  'no-data' as const,
].map(reason => ({ state: 'unknown', reason }));

const PASS: CheckVerdict = { state: 'pass' };
const FAIL: CheckVerdict = { state: 'fail' };
const NOT_APPLICABLE: CheckVerdict = { state: 'not-applicable' };
const DOES_NOT_APPLY_NOW: CheckVerdict = {
  ...NOT_APPLICABLE,
  by: 'applies-when',
};
const BROKEN: CheckVerdict = { state: 'unknown', reason: 'definition-error' };

/** Judges one check. Pure: the same input gives the same verdict. */
export function judgeCheck(
  check: DefinedCheck,
  input: CheckInput,
): CheckVerdict {
  if (!check.appliesTo(input.entity)) {
    return NOT_APPLICABLE;
  }
  if (isBroken(check)) {
    return BROKEN;
  }
  const { scope, now } = input;
  const { question, appliesWhen } = check;
  if (appliesWhen) {
    const applies = appliesWhen.evaluate(scope, now);
    if (applies.value === false) {
      return DOES_NOT_APPLY_NOW;
    }
    if (applies.value !== true) {
      const fault = applies.value === 'broken' ? applies.message : undefined;
      return {
        ...undecided([appliesWhen], input, fault),
        by: 'applies-when',
        ...(check.definition.attestable &&
          askQuestion(question, input).value === false && { refuted: true }),
      };
    }
  }
  const { value, by, open, fault } = askQuestion(question, input);
  if (value === undefined) {
    return undecided(open, input, fault);
  }
  const verdict = value ? PASS : FAIL;
  return by === undefined ? verdict : { ...verdict, by };
}

function undecided(
  conditions: readonly Condition[],
  { readings, tierRestsOn }: CheckInput,
  fault?: string,
): CheckVerdict {
  if (fault !== undefined) {
    return { ...BROKEN, fault };
  }
  let foremost = REASON_ORDER.length;
  for (const condition of conditions) {
    for (const { source, name } of factsReadBy(condition, tierRestsOn)) {
      const reason = whyUnknown(readings.get(source), name);
      if (reason) {
        foremost = Math.min(foremost, REASON_ORDER.indexOf(reason));
      }
    }
  }
  return UNDECIDED[foremost];
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
