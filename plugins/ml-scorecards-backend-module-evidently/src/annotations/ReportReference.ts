import { Entity } from '@backstage/catalog-model';
import {
  annotationOf,
  misconfigured,
} from 'backstage-plugin-ml-scorecards-node';
import { ColumnNames, readColumnNames } from './EvidentlyReference';

/** A report that an entity has in its repository. */
export interface ReportReference extends ColumnNames {
  /** Where it is, below the source location of the entity. */
  readonly path: string;
}

export const REPORT_ANNOTATION = 'evidentlyai.com/report';

const MAX_LENGTH = 500;
/** Characters that mean something in addresses, or that no path needs. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNSAFE = /[\u0000-\u001f\u007f\\%#?:\p{Cs}]/u;

/** Whether an entity names a report in its repository. */
export function hasReport(entity: Entity): boolean {
  return annotationOf(entity, REPORT_ANNOTATION) !== '';
}

/** Reads which report an entity names. Throws a `CollectionFailure` for what leads anywhere but below its source location. */
export function readReportReference(entity: Entity): ReportReference {
  const path = annotationOf(entity, REPORT_ANNOTATION).replace(/^\.\//, '');
  const leadsBelow =
    path.length <= MAX_LENGTH &&
    !UNSAFE.test(path) &&
    path.split('/').every(part => !['', '.', '..'].includes(part));
  if (!leadsBelow) {
    throw misconfigured(
      `The annotation ${REPORT_ANNOTATION} is not a file below the source location of the entity: write a relative path such as reports/drift.json.`,
    );
  }
  return { path, ...readColumnNames(entity) };
}
