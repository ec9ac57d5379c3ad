import { Entity } from '@backstage/catalog-model';
import { dayOf } from '../days';
import { DefinedTrigger } from '../definitions';
import {
  alternativesThatTell,
  askQuestion,
  measure,
  Measured,
  QuestionInput,
} from './askQuestion';

/** What is remembered of a trigger from one evaluation to the next. Instants are ISO 8601. */
export interface TriggerMemory {
  /** Since when it has fired; undefined if it is quiet. */
  readonly firedAt?: string;
  /** Since when the value has been so low that the trigger is about to clear. */
  readonly lowSince?: string;
  /** The highest value of each day on which it was measured, oldest first: day, value, limit. */
  readonly days: readonly TriggerDay[];
}

/** A day (UTC, `2026-06-15`) with the highest value that was measured, and the limit of then. */
export type TriggerDay = readonly [day: string, value: number, limit: number];

/** What is known of a trigger: `unknown` if it is quiet as far as one knows, but facts are missing. */
export interface TriggerVerdict extends TriggerMemory {
  readonly state: 'fired' | 'quiet' | 'unknown';
}

/** Days of which values are kept: they are read and written with each evaluation. */
const MOST_DAYS = 30;

/** Digits of values that are kept, for the same reason. Nobody sees more of them on a curve. */
const DIGITS = 4;

const MILLISECONDS_PER_DAY = 24 * 60 * 60 * 1000;

const NOTHING: TriggerMemory = { days: [] };

/** A trigger of which nothing has ever been known. */
export const UNTOLD_TRIGGER: TriggerVerdict = { state: 'unknown', ...NOTHING };

/**
 * Judges a trigger to scale, with hysteresis: it fires as soon as it should, and clears only when the value has stayed
 * below a share of the limit for some days, so that a value near the limit does not make it come and go. What nobody
 * can tell changes nothing, and begins the days anew; a source that was read and is silent leaves it to the others. Gives undefined where the trigger is not meant for the component.
 * Pure: judging twice at the same instant changes nothing.
 */
export function judgeTrigger(
  trigger: DefinedTrigger,
  input: QuestionInput & { readonly entity: Entity },
  memory: TriggerMemory = NOTHING,
): TriggerVerdict | undefined {
  const { now } = input;
  if (!trigger.appliesTo(input.entity)) {
    return undefined;
  }
  const measured = measure(alternativesThatTell(trigger.value, input), input);
  const { value } = measured;
  const limit = value === undefined ? undefined : limitOf(trigger, input);
  const fires = trigger.fires
    ? askQuestion(
        {
          ...trigger.fires,
          alternatives: alternativesThatTell(trigger.fires.alternatives, input),
        },
        input,
      ).value
    : isOver(measured, limit);
  const days =
    value === undefined || limit === undefined
      ? memory.days
      : withValue(memory.days, [dayOf(now), rounded(value), rounded(limit)]);

  if (fires) {
    const firedAt = memory.firedAt ?? now.toISOString();
    return { state: 'fired', firedAt, days };
  }
  if (memory.firedAt === undefined) {
    return { state: fires === undefined ? 'unknown' : 'quiet', days };
  }
  const { clearBelow, clearAfterDays } = trigger.definition.params;
  const isLow =
    fires === false &&
    limit !== undefined &&
    isOver(measured, clearBelow * limit) === false;
  if (!isLow) {
    return { state: 'fired', firedAt: memory.firedAt, days };
  }
  const lowSince = memory.lowSince ?? now.toISOString();
  const lowFor = now.getTime() - Date.parse(lowSince);
  return lowFor >= clearAfterDays * MILLISECONDS_PER_DAY
    ? { state: 'quiet', days }
    : { state: 'fired', firedAt: memory.firedAt, lowSince, days };
}

function limitOf(
  { limit }: DefinedTrigger,
  { scope, now }: QuestionInput,
): number | undefined {
  const { value } = limit.evaluate(scope, now);
  return typeof value === 'number' ? value : undefined;
}

/** Whether a value is over a limit; one that could be higher is not known to be under it. */
function isOver(
  { value, isHighest }: Measured,
  limit: number | undefined,
): boolean | undefined {
  if (value === undefined || limit === undefined) {
    return undefined;
  }
  return value > limit || (isHighest ? false : undefined);
}

/** The highest value of a day counts, so that the order of two evaluations on one day does not matter. */
function withValue(
  days: readonly TriggerDay[],
  measured: TriggerDay,
): readonly TriggerDay[] {
  const [day, value] = measured;
  const last = days.at(-1);
  if (last?.[0] !== day) {
    return [...days, measured].slice(-MOST_DAYS);
  }
  return value > last[1] ? [...days.slice(0, -1), measured] : days;
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
