/** One series of a past that is written down, sample by sample. */
export interface PastSeries {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** In milliseconds: when it began, how far apart its samples are. */
  readonly from: number;
  readonly everyMs: number;
  /** What it was at each of its times; undefined where there is no sample. */
  readonly at: (time: number, index: number) => number;
}

/** The series until now, as `promtool tsdb create-blocks-from openmetrics` reads them. */
export function openMetrics(
  series: readonly PastSeries[],
  now: number,
): string {
  const lines: string[] = [];
  for (const { name, labels, from, everyMs, at } of series) {
    const written = seriesName(name, labels);
    for (let time = from, i = 0; time <= now; time += everyMs, i += 1) {
      lines.push(`${written} ${at(time, i)} ${time / 1000}`);
    }
  }
  return `${lines.join('\n')}\n# EOF\n`;
}

/** One value of a series, as it is pushed. */
export function pushed(
  name: string,
  labels: Readonly<Record<string, string>>,
  value: number,
): string {
  return `${seriesName(name, labels)} ${value}\n`;
}

function seriesName(
  name: string,
  labels: Readonly<Record<string, string>>,
): string {
  const inner = Object.entries(labels)
    .map(([label, value]) => `${label}="${value.replace(/[\\"]/g, '\\$&')}"`)
    .join(',');
  return `${name}{${inner}}`;
}
