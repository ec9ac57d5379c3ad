import { Entity } from '@backstage/catalog-model';
import {
  CheckState,
  Evidence,
  UnknownReason,
} from 'backstage-plugin-ml-scorecards-common';
import { Alternative, DefinedCheck, FactName, isBroken } from '../definitions';
import { evidenceFor, SourceReading, whyUnknown } from './SourceReading';

/** What a check says about a component, with the facts that say it. */
export interface CheckOutcome {
  readonly state: CheckState;
  readonly reason?: { readonly code: UnknownReason; readonly message: string };
  /** Source whose facts gave the state, when the check names several. */
  readonly answeredBy?: string;
  readonly condition: string;
  readonly fix: string;
  readonly evidence: readonly Evidence[];
}

/** What checks of one component read. */
export interface CheckInput {
  readonly entity: Entity;
  readonly readings: ReadonlyMap<string, SourceReading>;
  /** The known facts of each source as conditions read them. */
  readonly facts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly component: Readonly<Record<string, string>>;
  /** Unknown facts for want of which `component` holds no tier. */
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

/** Judges one check. Pure: the same input gives the same outcome. */
export function evaluateCheck(
  check: DefinedCheck,
  input: CheckInput,
): CheckOutcome {
  if (isBroken(check)) {
    return brokenOutcome(check.definition.passes, check.problem, {
      applies: check.appliesTo(input.entity),
    });
  }
  const { alternatives } = check;
  const outcome = (
    state: CheckState,
    shown: readonly Alternative[],
    rest: Partial<CheckOutcome> & { facts?: readonly FactName[] } = {},
  ): CheckOutcome => {
    const { facts = factsOf(shown), ...others } = rest;
    return {
      state,
      condition: shown.map(conditionText).join('\nor ') || '',
      fix: [...new Set(shown.map(({ fix }) => fix))].join(' Or: '),
      evidence: facts.flatMap(fact => evidenceFor(input.readings, fact) ?? []),
      ...others,
    };
  };
  const run = (condition: Alternative['condition']) =>
    condition.evaluate({
      facts: input.facts,
      component: input.component,
      params: check.params,
      now: input.now,
    });

  if (!check.appliesTo(input.entity)) {
    return outcome('not-applicable', alternatives, { facts: [] });
  }
  if (check.appliesWhen) {
    const applies = run(check.appliesWhen);
    const { facts, text } = check.appliesWhen;
    if (applies.value === false) {
      return outcome('not-applicable', alternatives, {
        facts,
        condition: text,
      });
    }
    if (applies.value !== true) {
      return outcome('unknown', alternatives, {
        facts,
        reason: unknownReason(
          readBy(check.appliesWhen, input),
          input.readings,
          applies,
        ),
      });
    }
  }

  const connected = alternatives.filter(
    ({ source }) =>
      !source || input.readings.get(source)?.status !== 'not-connected',
  );
  if (connected.length === 0) {
    return outcome('unknown', alternatives, {
      reason: unknownReason(factsOf(alternatives), input.readings),
    });
  }
  const answers = connected.map(alternative => ({
    alternative,
    answer: run(alternative.condition),
  }));
  const passed = answers.find(({ answer }) => answer.value === true);
  if (passed) {
    return outcome('pass', [passed.alternative], {
      answeredBy: passed.alternative.source,
    });
  }
  const undecided = answers.filter(({ answer }) => answer.value !== false);
  if (undecided.length === 0) {
    return outcome('fail', connected, {
      answeredBy: connected.length === 1 ? connected[0].source : undefined,
    });
  }
  const broken = undecided.find(({ answer }) => answer.value === 'broken');
  return outcome('unknown', connected, {
    reason: unknownReason(
      undecided.flatMap(({ alternative }) =>
        readBy(alternative.condition, input),
      ),
      input.readings,
      broken?.answer,
    ),
  });
}

function brokenOutcome(
  passes: string | Record<string, string>,
  problem: string,
  { applies }: { applies: boolean },
): CheckOutcome {
  return {
    state: applies ? 'unknown' : 'not-applicable',
    reason: applies
      ? {
          code: 'definition-error',
          message: `The definition of this check is wrong (${problem}). An operator of the portal has to mend it.`,
        }
      : undefined,
    condition:
      typeof passes === 'string' ? passes : Object.values(passes).join('\nor '),
    fix: 'Nothing to do for the owners of the component.',
    evidence: [],
  };
}

function unknownReason(
  facts: readonly FactName[],
  readings: ReadonlyMap<string, SourceReading>,
  answer?: { readonly value: unknown; readonly message?: string },
): CheckOutcome['reason'] {
  if (answer?.value === 'broken') {
    return {
      code: 'definition-error',
      message: `The condition of this check cannot be calculated (${answer.message}). An operator of the portal has to mend it.`,
    };
  }
  const reasons = facts.flatMap(({ source, name }) => {
    const reading = readings.get(source);
    return (reading && whyUnknown(reading, name)) ?? [];
  });
  const worst = [...reasons].sort(
    (a, b) => REASON_ORDER.indexOf(a.code) - REASON_ORDER.indexOf(b.code),
  )[0];
  const messages = reasons
    .filter(({ code }) => code === worst?.code)
    .map(({ message }) => message);
  return worst && { ...worst, message: [...new Set(messages)].join(' ') };
}

/** The facts that a condition rests on, those behind the tier included. */
function readBy(
  condition: Alternative['condition'],
  { tierRestsOn = [] }: CheckInput,
): readonly FactName[] {
  return condition.readsTier
    ? [...condition.facts, ...tierRestsOn]
    : condition.facts;
}

function factsOf(alternatives: readonly Alternative[]): FactName[] {
  const facts = alternatives.flatMap(({ condition }) => condition.facts);
  return [...new Map(facts.map(f => [`${f.source}.${f.name}`, f])).values()];
}

function conditionText({ source, condition }: Alternative): string {
  return source ? `${condition.text}  // ${source}` : condition.text;
}
