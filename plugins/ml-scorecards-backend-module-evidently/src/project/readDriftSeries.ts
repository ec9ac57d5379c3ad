import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';
import { EvidentlyApi, METRICS } from '../api/EvidentlyApi';
import { SeriesAnswer } from '../api/schemas';
import { DriftPoint, DriftSeries } from './DriftSeries';
import { isBelieved } from './isBelieved';
import { isOfServedData } from './MonitoredProject';

const DAY_MS = 24 * 3_600_000;

/** Why Evidently may not say this although it says all else, by status. */
const REASONS = new Map([
  [404, 'this version of Evidently does not tell how drift went over time'],
  [
    500,
    'Evidently failed to tell how drift went over time (500), as it does where some reports of a project have timestamps with a time zone and others without: look into its log',
  ],
]);

/** Reads how drift of a project went from day to day. A curve is nothing that all else should be unknown for. */
export async function readDriftSeries(
  api: EvidentlyApi,
  project: string,
  options: {
    readonly columns: readonly string[];
    readonly now: number;
    readonly signal: AbortSignal;
  },
): Promise<DriftSeries> {
  const { columns, now, signal } = options;
  try {
    const answer = await api.driftSeries(project, columns, signal);
    return { points: worstOfDays(pointsOf(answer, now)) };
  } catch (error) {
    const unknownBecause =
      error instanceof CollectionFailure && !signal.aborted
        ? reasonOf(error)
        : undefined;
    if (unknownBecause === undefined) throw error;
    return { unknownBecause };
  }
}

/** Undefined where Evidently itself does not work, or lets nobody in. */
function reasonOf(failure: CollectionFailure): string | undefined {
  const { error, status, isTooLarge } = failure;
  if (error.code === 'timeout') {
    return 'Evidently took too long to tell how drift went over time, which it reads from all reports of the project: delete old ones';
  }
  if (isTooLarge) {
    return 'what Evidently tells of how drift went over time is too large to be read: delete old reports of the project';
  }
  return error.code === 'bad-payload'
    ? 'Evidently tells how drift went over time in a way that cannot be read: its version may not be supported'
    : REASONS.get(status ?? 0);
}

/** The worst of each day, and no more: the points of all projects of a batch are kept until it is done. */
function worstOfDays(points: readonly DriftPoint[]): DriftPoint[] {
  const worst = new Map<string, DriftPoint>();
  for (const point of points) {
    const { at, of, value } = point;
    const key = JSON.stringify([
      Math.floor(at / DAY_MS),
      of?.column,
      of?.method,
    ]);
    const known = worst.get(key);
    if (!known || value > known.value) worst.set(key, point);
  }
  return [...worst.values()];
}

function pointsOf(
  { sources, series }: SeriesAnswer,
  now: number,
): DriftPoint[] {
  return series.flatMap(({ metric_type: type, params, values }) => {
    const { column, method = 'unknown' } = params;
    const isShare = type === METRICS.driftedColumns;
    if (isShare ? params.value_type !== 'share' : column === undefined) {
      return [];
    }
    return values.flatMap((value, n) => {
      const source = sources[n];
      return value !== null &&
        source &&
        isBelieved(source.timestamp, now) &&
        isOfServedData(source)
        ? [
            {
              at: Math.min(source.timestamp, now),
              ...(!isShare && { of: { column, method } }),
              value,
            },
          ]
        : [];
    });
  });
}
