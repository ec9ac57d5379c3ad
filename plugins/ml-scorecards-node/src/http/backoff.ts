const FIRST_MS = 1000;

/**
 * How long to wait before trying again: a second, then twice as long each time. Up to half of it is left to chance, so
 * that those who failed together do not come back together.
 */
export function backoffMs(retriesBefore: number, random: () => number): number {
  const whole = FIRST_MS * 2 ** retriesBefore;
  return whole / 2 + (whole / 2) * random();
}
