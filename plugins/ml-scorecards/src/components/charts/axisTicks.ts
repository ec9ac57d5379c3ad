import { timeUnit } from '../shared/formatNumber';

/** What an axis counts in: things, shares, seconds, or numbers of no unit. */
export type AxisUnit = 'count' | 'share' | 'seconds' | 'number';

/** More lines than these, besides that of zero, only crowd a drawing. */
const MAX_STEPS = 5;

/** Steps within a unit of time that people count in, as far as they end before the next unit. */
const TIME_STEPS: Partial<Record<string, readonly number[]>> = {
  second: [1, 2, 5, 10, 15, 30],
  minute: [1, 2, 5, 10, 15, 30],
  hour: [1, 2, 3, 6, 12],
};

/** Where an axis has its lines: from zero on in even, round steps, up to all that is drawn. */
export function axisTicks(options: {
  /** The highest number that is drawn. */
  highest: number;
  unit: AxisUnit;
  /** Whether the highest number may not lie on the upper edge, where a line of its own would not be seen. */
  hasHeadRoom?: boolean;
}): number[] {
  const { unit, hasHeadRoom = false } = options;
  const highest = options.highest > 0 ? options.highest : 1;
  const countOf = (step: number) => {
    // Sums of fractions miss whole numbers by a hair.
    const steps = Number((highest / step).toFixed(6));
    return hasHeadRoom ? Math.floor(steps) + 1 : Math.ceil(steps);
  };
  const step = stepsOf(unit, highest).find(one => countOf(one) <= MAX_STEPS);
  if (step === undefined) {
    return [0, highest];
  }
  const ticks = Array.from({ length: countOf(step) + 1 }, (_, index) =>
    Number((index * step).toPrecision(12)),
  );
  // There is no share over a whole.
  return unit === 'share' && highest <= 1
    ? ticks.filter(tick => tick <= 1)
    : ticks;
}

/** The steps that come into question, the smallest first. */
function stepsOf(unit: AxisUnit, highest: number): number[] {
  if (unit === 'count') {
    return roundSteps(Math.max(1, highest)).filter(step => step >= 1);
  }
  if (unit === 'seconds') {
    const [name, seconds] = timeUnit(highest);
    const steps = TIME_STEPS[name];
    return (steps ?? roundSteps(highest / seconds)).map(step => step * seconds);
  }
  return roundSteps(highest);
}

/** Ones, twos and fives around a tenth of a number. */
function roundSteps(highest: number): number[] {
  const magnitude = Math.floor(Math.log10(highest)) - 1;
  return [magnitude, magnitude + 1].flatMap(power =>
    [1, 2, 5].map(digit => digit * 10 ** power),
  );
}
