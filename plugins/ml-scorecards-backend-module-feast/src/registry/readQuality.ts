import {
  CollectionFailure,
  isPossibleInstant,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';
import { FeastApi, ProjectQuestion } from '../api/FeastApi';
import { MeasurementAnswer } from '../api/schemas';

/** The quality of a view's data when it was last measured. */
export interface Measurement {
  readonly measuredAt: number;
  /** Of the feature that lacks the most values. */
  readonly maxNullShare?: number;
}

/** What the data quality monitoring of Feast knows of the views of a project. */
export interface Quality {
  readonly baselines: ReadonlySet<string>;
  /** By view, of the last days. */
  readonly measurements: ReadonlyMap<string, Measurement>;
}

/** Older measurements are not asked for: there is one for each view, day and size of window. */
export const QUALITY_DAYS = 30;

const DAY_MS = 24 * 3_600_000;

/** Reads it, or why it cannot be told: Feast can be without monitoring, and its store can fail where the registry does not. */
export async function readQuality(
  api: FeastApi,
  question: ProjectQuestion,
  options: { readonly now: number },
): Promise<Quality | Unknown> {
  const since = new Date(options.now - QUALITY_DAYS * DAY_MS)
    .toISOString()
    .slice(0, 10);
  try {
    const baselines = await api.measurements(question, {
      granularity: 'baseline',
    });
    const rows = await api.measurements(question, { since });
    return {
      baselines: new Set(baselines.map(row => row.feature_view_name)),
      measurements: lastOfEach(rows, options.now),
    };
  } catch (error) {
    if (!(error instanceof CollectionFailure) || question.signal.aborted) {
      throw error;
    }
    return { unknownBecause: explained(error) };
  }
}

/** Of each view the last one. Of several at one time, that of the latest data. What says a time in the future is left out. */
function lastOfEach(
  rows: readonly MeasurementAnswer[],
  now: number,
): Map<string, Measurement> {
  const last = new Map<string, Measurement>();
  const inOrder = rows
    .filter(row => row.granularity !== 'baseline')
    .sort(
      (a, b) =>
        (a.computed_at ?? 0) - (b.computed_at ?? 0) ||
        a.metric_date.localeCompare(b.metric_date),
    );
  for (const { feature_view_name, computed_at, max_null_rate } of inOrder) {
    if (computed_at === undefined || !isPossibleInstant(computed_at, now)) {
      continue;
    }
    last.set(feature_view_name, {
      measuredAt: computed_at,
      maxNullShare: max_null_rate ?? undefined,
    });
  }
  return last;
}

function explained({ status, body, message }: CollectionFailure): string {
  if (status === 503 && body?.includes('Monitoring is not enabled')) {
    return 'Feast does not measure the quality of data: data_quality_monitoring is not in the feature_store.yaml of its registry server';
  }
  if (status === 404) {
    return 'the registry server has no data quality monitoring, which came with Feast 0.64';
  }
  return message;
}
