import { Unknown } from 'backstage-plugin-ml-scorecards-node';

/** What one report says of drift, as far as it is told over time. */
export interface DriftPoint {
  /** When the report was made, in milliseconds. */
  readonly at: number;
  /** The drift of one column by this method; absent if it is the share of the columns that drifted. */
  readonly of?: { readonly column: string; readonly method: string };
  readonly value: number;
}

/** How drift went: the highest value of each day (UTC), in no order. */
export type DriftSeries = { readonly points: readonly DriftPoint[] } | Unknown;
