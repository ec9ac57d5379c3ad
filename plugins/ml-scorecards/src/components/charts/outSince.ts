/** Since which day the newest values are out of bounds, without a day on which they were not; nothing if the newest one is not. */
export function outSince<T extends { readonly value: number }>(
  /** From the oldest one on. */
  days: readonly T[],
  isOut: (value: number) => boolean,
): T | undefined {
  const lastWithin = days.findLastIndex(({ value }) => !isOut(value));
  return days[lastWithin + 1];
}
