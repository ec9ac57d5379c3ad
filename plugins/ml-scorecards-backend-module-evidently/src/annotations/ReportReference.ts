import { Entity } from '@backstage/catalog-model';
import {
  annotationOf,
  pathBelowSource,
} from 'backstage-plugin-ml-scorecards-node';
import { ColumnNames, readColumnNames } from './EvidentlyReference';

/** A report in a file that an entity names. */
export interface ReportReference extends ColumnNames {
  /** Where it is, below the source location of the entity or in the store. */
  readonly path: string;
  /** Id of the store that it is in, if it is not in the repository of the entity. */
  readonly store?: string;
}

export const REPORT_ANNOTATION = 'evidentlyai.com/report';
export const STORE_ANNOTATION = 'evidentlyai.com/report-store';

/** Whether an entity names a report in a file. */
export function hasReport(entity: Entity): boolean {
  return annotationOf(entity, REPORT_ANNOTATION) !== '';
}

/**
 * Reads which report an entity names. Throws a `CollectionFailure` for what leads anywhere but below its source location, or
 * below the store that it names.
 */
export function readReportReference(entity: Entity): ReportReference {
  const store = annotationOf(entity, STORE_ANNOTATION) || undefined;
  const path = pathBelowSource(entity, REPORT_ANNOTATION, {
    what: 'a file',
    example: 'reports/drift.json',
    below: store && 'the store of reports that the entity names',
  });
  return { path, store, ...readColumnNames(entity) };
}
