import { Entity } from '@backstage/catalog-model';
import {
  annotationOf,
  pathBelowSource,
} from 'backstage-plugin-ml-scorecards-node';
import { ColumnNames, readColumnNames } from './EvidentlyReference';

/** A report that an entity has in its repository. */
export interface ReportReference extends ColumnNames {
  /** Where it is, below the source location of the entity. */
  readonly path: string;
}

export const REPORT_ANNOTATION = 'evidentlyai.com/report';

/** Whether an entity names a report in its repository. */
export function hasReport(entity: Entity): boolean {
  return annotationOf(entity, REPORT_ANNOTATION) !== '';
}

/** Reads which report an entity names. Throws a `CollectionFailure` for what leads anywhere but below its source location. */
export function readReportReference(entity: Entity): ReportReference {
  const path = pathBelowSource(entity, REPORT_ANNOTATION, {
    what: 'a file',
    example: 'reports/drift.json',
  });
  return { path, ...readColumnNames(entity) };
}
