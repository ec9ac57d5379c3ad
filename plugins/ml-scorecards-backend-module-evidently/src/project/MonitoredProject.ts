import { DriftReport } from '../reports/DriftReport';
import { DriftSeries } from './DriftSeries';

/** A report of a project, with what Evidently says of it besides. */
export interface ProjectReport extends DriftReport {
  readonly id: string;
  /** When it was made, in milliseconds. */
  readonly at: number;
  /** Where its drift raises an alert, as whoever made it says. */
  readonly alert?: string;
}

/** What of a project is looked at: the newest report of each kind. */
export interface MonitoredProject {
  readonly id: string;
  /** Of any kind, on data that are served. */
  readonly latest?: ProjectReport;
  /** On drift of data that are served. */
  readonly drift?: ProjectReport;
  /** On the quality of predictions that were served. */
  readonly quality?: ProjectReport;
  /** On drift that somebody has answered. */
  readonly acknowledged?: ProjectReport;
  /** That compares the features that were served with those of training. */
  readonly skew?: ProjectReport;
  /** On the quality that predictions shall have. */
  readonly reference?: ProjectReport;
  /** How drift of data that are served went from report to report. */
  readonly series: DriftSeries;
  /** Whether there are more reports on data that are served than were read. */
  readonly hasMore: boolean;
}

/**
 * By these tags, a project says what a report is. Those for skew and reference are not on data that are served, and all others
 * are. Drift and quality need no tag, unless many reports on something else are made in between.
 */
export const TAGS = {
  drift: 'drift',
  quality: 'quality',
  acknowledged: 'drift-acknowledged',
  skew: 'training-serving-skew',
  reference: 'reference',
} as const;

/** Whether a report is on data that are served, as its tags say. */
export function isOfServedData({
  tags,
}: {
  readonly tags: readonly string[];
}): boolean {
  return !tags.includes(TAGS.skew) && !tags.includes(TAGS.reference);
}

/** In which a report says where its drift raises an alert. */
export const ALERT_METADATA = 'alert';
