/** The value, if it is one of those that there are. */
export function oneOf<const T extends string>(
  values: readonly T[],
  value: string | null | undefined,
): T | undefined {
  return values.find(other => other === value);
}
