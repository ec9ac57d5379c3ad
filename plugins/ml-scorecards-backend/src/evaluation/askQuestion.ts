import {
  Alternative,
  Condition,
  ConditionScope,
  Outcome,
  Quantity,
  Question,
} from '../definitions';
import { isSilentFact, knownValue, SourceReading } from './SourceReading';

/** What facts say to a question. */
export interface Answer {
  /** Undefined if it cannot be told. */
  readonly value?: boolean;
  /** The alternative that gave the answer, if it was one. */
  readonly by?: number;
  /** What could not be told: empty if there is an answer. */
  readonly open: readonly Condition[];
  /** The fault of a condition that could not be calculated. */
  readonly fault?: string;
}

/** What questions about one component read. */
export interface QuestionInput {
  readonly readings: ReadonlyMap<string, SourceReading>;
  readonly scope: ConditionScope;
  readonly now: Date;
}

/** Nothing is open: the same for all, for there are very many answers. */
const NONE: readonly Condition[] = [];
const YES: Answer = { value: true, open: NONE };
const NO: Answer = { value: false, open: NONE };

/**
 * Asks each source that serves the component; one that does not is left out, and so is one that is silent where another
 * one is not. If one is enough, any yes is a yes and only no from all is a no; if all must agree, any no is a no. No source
 * at all is no answer. Pure.
 */
export function askQuestion(question: Question, input: QuestionInput): Answer {
  const { alternatives, by } = question;
  const decisive = by === 'any';
  let open: Condition[] | undefined;
  let silent: Condition[] | undefined;
  let fault: string | undefined;
  let isTold = false;
  for (let index = 0; index < alternatives.length; index += 1) {
    const { source, condition } = alternatives[index];
    if (!serves(source, input)) {
      continue;
    }
    const outcome: Outcome<boolean> = condition.evaluate(
      input.scope,
      input.now,
    );
    if (outcome.value === decisive) {
      return { value: decisive, by: index, open: NONE };
    }
    if (typeof outcome.value === 'boolean') {
      isTold = true;
    } else if (
      outcome.value !== 'broken' &&
      isSilent(alternatives[index], input.readings)
    ) {
      silent = silent ? [...silent, condition] : [condition];
    } else {
      open = open ? [...open, condition] : [condition];
      fault = outcome.value === 'broken' ? fault ?? outcome.message : fault;
    }
  }
  if (open) {
    return { open, fault };
  }
  if (isTold) {
    return decisive ? NO : YES;
  }
  return {
    open: silent ?? alternatives.map(({ condition }) => condition),
  };
}

/** Whether a source says by itself that it holds nothing of what it is asked for, and leaves no other doubt. Pure. */
export function isSilent(
  { source, condition }: Alternative<Condition>,
  readings: ReadonlyMap<string, SourceReading>,
): boolean {
  const reading = source === undefined ? undefined : readings.get(source);
  if (!reading) {
    return false;
  }
  let holdsNothing = false;
  for (const fact of condition.facts) {
    if (
      fact.source === source &&
      knownValue(reading, fact.name) === undefined
    ) {
      if (!isSilentFact(reading, fact.name)) {
        return false;
      }
      holdsNothing = true;
    }
  }
  return holdsNothing;
}

/** What a quantity comes to. */
export interface Measured {
  /** The highest value that a source tells. */
  readonly value?: number;
  /** Whether it can be no higher: no source that serves the component is silent. */
  readonly isHighest: boolean;
}

/** Asks each source that serves the component for a quantity. Pure. */
export function measure(
  alternatives: readonly Alternative<Quantity>[],
  input: QuestionInput,
): Measured {
  let highest: number | undefined;
  let isOneSilent = false;
  for (const { source, condition } of alternatives) {
    if (serves(source, input)) {
      const { value } = condition.evaluate(input.scope, input.now);
      if (typeof value === 'number') {
        highest = highest === undefined ? value : Math.max(highest, value);
      } else {
        isOneSilent = true;
      }
    }
  }
  return { value: highest, isHighest: highest !== undefined && !isOneSilent };
}

/**
 * The alternatives without those of sources that were read and know none of the facts that these ask for: they measure other
 * things, and have no say where another source knows. Where none does, all are left, and what is open is theirs. Pure.
 */
export function alternativesThatTell<C extends Condition | Quantity>(
  alternatives: readonly Alternative<C>[],
  input: QuestionInput,
): readonly Alternative<C>[] {
  const telling = alternatives.filter(({ source, condition }) => {
    const reading =
      source === undefined ? undefined : input.readings.get(source);
    return (
      reading?.status !== 'fresh' ||
      condition.facts.some(fact => {
        const known = fact.source === source && reading.facts[fact.name];
        return known && 'value' in known;
      })
    );
  });
  return telling.some(({ source }) => serves(source, input))
    ? telling
    : alternatives;
}

function serves(
  source: string | undefined,
  { readings }: QuestionInput,
): boolean {
  return (
    source === undefined || readings.get(source)?.status !== 'not-connected'
  );
}
