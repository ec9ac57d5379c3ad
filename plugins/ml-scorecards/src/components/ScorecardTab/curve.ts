import { ScaleTrigger } from 'backstage-plugin-ml-scorecards-common';

const DAY = 24 * 60 * 60 * 1000;

/** What is drawn of the days of a trigger, in a square of 100 by 100 with its origin at the upper left. */
export interface Curve {
  /** SVG paths. A day without a value is a gap. */
  values: string;
  limits: string;
  /** A point for each value. */
  points: { x: number; y: number; isOver: boolean }[];
  /** The number at the upper edge; the lower one is 0. */
  top: number;
  daysOver: number;
}

/** Needs two days or more, oldest first. */
export function toCurve(days: ScaleTrigger['days']): Curve {
  const times = days.map(({ day }) => Date.parse(day));
  const [first, last] = [times[0], times[times.length - 1]];
  const highest = Math.max(
    ...days.flatMap(({ value, limit }) => [value, limit]),
  );
  // Something above the highest value, so that it does not lie on the edge.
  const top = highest > 0 ? highest * 1.1 : 1;
  const x = (index: number) =>
    rounded((100 * (times[index] - first)) / (last - first));
  const y = (value: number) => rounded(100 - (100 * Math.max(value, 0)) / top);
  const path = (valueOf: (day: ScaleTrigger['days'][number]) => number) =>
    days
      .map((day, index) => {
        const follows = index > 0 && times[index] - times[index - 1] <= DAY;
        return `${follows ? 'L' : 'M'}${x(index)} ${y(valueOf(day))}`;
      })
      .join(' ');
  const points = days.map(({ value, limit }, index) => ({
    x: x(index),
    y: y(value),
    isOver: value > limit,
  }));
  return {
    values: path(({ value }) => value),
    limits: path(({ limit }) => limit),
    points,
    top,
    daysOver: points.filter(({ isOver }) => isOver).length,
  };
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
