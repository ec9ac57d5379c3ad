/** The value of one series at one time. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  /** Can be NaN or infinite. */
  readonly value: number;
  /** When it was so, in milliseconds, where several times were asked about. */
  readonly time?: number;
}

/** Reads a number as Prometheus writes it. */
export function parseSampleValue(text: string): number {
  if (/^[+-]?Inf$/.test(text))
    return text.startsWith('-') ? -Infinity : Infinity;
  return text === '' ? NaN : Number(text);
}
