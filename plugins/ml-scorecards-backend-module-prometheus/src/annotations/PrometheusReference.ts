import { Entity } from '@backstage/catalog-model';
import { DECLARATION_ANNOTATIONS } from 'backstage-plugin-ml-scorecards-common';
import {
  annotationOf,
  isPlainText,
  misconfigured,
  parseTimeSpan,
} from 'backstage-plugin-ml-scorecards-node';

export const INSTANCE_ANNOTATION = 'prometheus.io/instance';
export const ALERT_ANNOTATION = 'prometheus.io/alert';
export const RULE_ANNOTATION = 'prometheus.io/rule';

/** The annotations whose values are those of a label, and the label that usually has them. */
export const LABEL_OF = {
  'sloth.dev/service': 'sloth_service',
  'pyrra.dev/slo': 'slo',
  'prometheus.io/job': 'job',
  'prometheus.io/model': 'model',
  'prometheus.io/container': 'container',
} as const;

export type NamingAnnotation = keyof typeof LABEL_OF;

export const NAMING_ANNOTATIONS = Object.keys(
  LABEL_OF,
) as readonly NamingAnnotation[];

/** What an entity names in Prometheus: at least one thing. */
export interface PrometheusReference {
  /** Id of the instance, if it names one. */
  readonly instance?: string;
  readonly names: Readonly<Record<NamingAnnotation, readonly string[]>>;
  /** Alert rules that it names. */
  readonly alerts: readonly string[];
  /** Alert rules that it names, or groups of them. */
  readonly rules: readonly string[];
  /** How fast it promises to be, in seconds; undefined if it does not say, or makes no sense. */
  readonly latencyLimit?: number;
}

const MAX_NAMES = 20;
const MAX_LENGTH = 200;

/** Whether an entity names anything in Prometheus. */
export function hasPrometheusReference(entity: Entity): boolean {
  return [...NAMING_ANNOTATIONS, ALERT_ANNOTATION, RULE_ANNOTATION].some(
    annotation => annotationOf(entity, annotation) !== '',
  );
}

/** Reads what an entity names in Prometheus. Throws a `CollectionFailure` for what cannot be the name of anything there. */
export function readPrometheusReference(entity: Entity): PrometheusReference {
  const limitMs = parseTimeSpan(
    annotationOf(entity, DECLARATION_ANNOTATIONS.latencyLimit),
  );
  return {
    instance: annotationOf(entity, INSTANCE_ANNOTATION) || undefined,
    names: Object.fromEntries(
      NAMING_ANNOTATIONS.map(annotation => [
        annotation,
        namesIn(entity, annotation),
      ]),
    ) as Record<NamingAnnotation, string[]>,
    alerts: namesIn(entity, ALERT_ANNOTATION),
    // Another plugin writes `name|dimension` there, to draw the metric by a label.
    rules: namesIn(entity, RULE_ANNOTATION).map(name => name.split('|')[0]),
    latencyLimit: limitMs === undefined ? undefined : limitMs / 1000,
  };
}

/** One name or several, with commas between them. */
function namesIn(entity: Entity, annotation: string): string[] {
  const names = annotationOf(entity, annotation)
    .split(',')
    .map(name => name.trim())
    .filter(Boolean);
  const isUsable =
    names.length <= MAX_NAMES &&
    names.every(name => name.length <= MAX_LENGTH && isPlainText(name));
  if (!isUsable) {
    throw misconfigured(
      `The annotation ${annotation} does not hold names of Prometheus: it has more than ${MAX_NAMES}, or one that is longer than ${MAX_LENGTH} characters or holds control characters.`,
    );
  }
  return [...new Set(names)];
}
