import { Entity } from '@backstage/catalog-model';
import {
  annotationOf,
  isPlainText,
  misconfigured,
} from 'backstage-plugin-ml-scorecards-node';

/** What an entity says of the columns and metrics of its reports. */
export interface ColumnNames {
  /** In which the predictions are. */
  readonly predictionColumn: string;
  /** By which the quality of predictions is judged, if it says so. */
  readonly qualityMetric?: string;
}

/** What an entity names on a server of Evidently. */
export interface EvidentlyReference extends ColumnNames {
  /** Id of the instance, if it names one. */
  readonly instance?: string;
  /** Id of the project. */
  readonly project: string;
}

export const INSTANCE_ANNOTATION = 'evidentlyai.com/instance';
export const PROJECT_ANNOTATION = 'evidentlyai.com/project-id';
/** The address of a project, of which only its id is taken. */
export const PROJECT_ALIAS = 'monitoring/evidently';
export const PREDICTION_ANNOTATION = 'evidentlyai.com/prediction-column';
export const QUALITY_ANNOTATION = 'evidentlyai.com/quality-metric';

/** What Evidently takes it to be called itself. */
const PREDICTION_COLUMN = 'prediction';
const MAX_LENGTH = 256;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Whether an entity names a project of Evidently. */
export function hasProject(entity: Entity): boolean {
  return [PROJECT_ANNOTATION, PROJECT_ALIAS].some(
    annotation => annotationOf(entity, annotation) !== '',
  );
}

/** Reads what an entity names in Evidently. Throws a `CollectionFailure` for what cannot be the id of anything there. */
export function readEvidentlyReference(entity: Entity): EvidentlyReference {
  return {
    instance: annotationOf(entity, INSTANCE_ANNOTATION) || undefined,
    project: projectOf(entity),
    ...readColumnNames(entity),
  };
}

/** Reads what an entity says of the columns and metrics of its reports. */
export function readColumnNames(entity: Entity): ColumnNames {
  return {
    predictionColumn:
      nameIn(entity, PREDICTION_ANNOTATION) ?? PREDICTION_COLUMN,
    qualityMetric: nameIn(entity, QUALITY_ANNOTATION),
  };
}

function projectOf(entity: Entity): string {
  const named = annotationOf(entity, PROJECT_ANNOTATION);
  const [annotation, id] = named
    ? [PROJECT_ANNOTATION, named]
    : [PROJECT_ALIAS, lastSegment(annotationOf(entity, PROJECT_ALIAS))];
  const project = id.toLowerCase();
  if (!UUID.test(project)) {
    throw misconfigured(
      `The annotation ${annotation} does not name a project of Evidently: its id looks like 0190d3b5-7d2e-7000-8000-000000000000, and is in the address of its page.`,
    );
  }
  return project;
}

/** The host of an address is nobody's business: servers are configured. */
function lastSegment(address: string): string {
  if (address.length > 2000 || !URL.canParse(address)) return '';
  return new URL(address).pathname.replace(/\/+$/, '').split('/').at(-1) ?? '';
}

function nameIn(entity: Entity, annotation: string): string | undefined {
  const name = annotationOf(entity, annotation);
  if (name.length > MAX_LENGTH || !isPlainText(name)) {
    throw misconfigured(
      `The annotation ${annotation} cannot be the name of a column or metric: it is longer than ${MAX_LENGTH} characters, or holds control characters.`,
    );
  }
  return name || undefined;
}
