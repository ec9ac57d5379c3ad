/** As many as any limit has, and few enough that a service that does not change does not get new facts at each reading. */
const DIGITS = 3;

/**
 * A measured value in three significant digits. Of a share just below 1, it is the distance from 1 that has these: an uptime
 * of 0.99953 is another one than 0.99949.
 */
export function rounded(value: number): number {
  return value > 0.9 && value < 1
    ? digits(1 - digits(1 - value, DIGITS), 15)
    : digits(value, DIGITS);
}

function digits(value: number, count: number): number {
  return Number(value.toPrecision(count));
}
