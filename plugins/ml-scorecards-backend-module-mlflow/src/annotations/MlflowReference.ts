import { Entity } from '@backstage/catalog-model';
import {
  annotationOf,
  isPlainText,
  misconfigured,
} from 'backstage-plugin-ml-scorecards-node';

/** The registered model that an entity names. */
export interface ModelReference {
  readonly name: string;
  /** Where it names it. */
  readonly annotation: string;
}

/** The experiment that an entity names. */
export type ExperimentReference = { readonly annotation: string } & (
  | { readonly id: string }
  | { readonly name: string }
);

/** What an entity names in MLflow: at least one of model and experiment. */
export interface MlflowReference {
  /** Id of the instance, if it names one. */
  readonly instance?: string;
  readonly model?: ModelReference;
  readonly experiment?: ExperimentReference;
}

export const INSTANCE_ANNOTATION = 'mlflow.org/instance';
export const MODEL_ANNOTATION = 'mlflow.org/registered-model';
export const EXPERIMENT_ANNOTATION = 'mlflow.org/experiment-id';

type Reader<T> = (value: string, annotation: string) => T;

const modelByName: Reader<ModelReference> = (name, annotation) => ({
  name: usableModelName(name, annotation),
  annotation,
});

const modelByUri: Reader<ModelReference> = (uri, annotation) => {
  const name = /^models:\/{1,3}([^/@]+)(?:[/@][^/@]+)?$/.exec(uri)?.[1];
  if (name === undefined) {
    throw misconfigured(
      `The annotation ${annotation} is not the address of a registered model, such as models:/churn@champion.`,
    );
  }
  return modelByName(name, annotation);
};

const experimentById: Reader<ExperimentReference> = (id, annotation) => {
  if (!/^\d{1,32}$/.test(id)) {
    throw misconfigured(
      `The annotation ${annotation} is not the number of an experiment. Name experiments in mlflow.org/experiment-name.`,
    );
  }
  return { id, annotation };
};

const experimentByName: Reader<ExperimentReference> = (name, annotation) => {
  if (name.length > 500 || !isPlainText(name)) {
    throw misconfigured(
      `The annotation ${annotation} cannot be the name of an experiment: it is longer than 500 characters, or holds control characters.`,
    );
  }
  return { name, annotation };
};

/** The canonical annotation first, then what other plugins have called it. */
const MODEL_READERS: ReadonlyArray<[string, Reader<ModelReference>]> = [
  [MODEL_ANNOTATION, modelByName],
  ['mlflow.org/model-name', modelByName],
  ['mlflow.org/model-uri', modelByUri],
  ['mlflow/model-name', modelByName],
];

/** The annotations that can name a model, the one that counts first. */
export const MODEL_ANNOTATIONS = MODEL_READERS.map(
  ([annotation]) => annotation,
);

const EXPERIMENT_READERS: ReadonlyArray<[string, Reader<ExperimentReference>]> =
  [
    [EXPERIMENT_ANNOTATION, experimentById],
    ['mlflow.org/experiment', experimentById],
    ['mlflow.org/experiment-name', experimentByName],
  ];

/** Whether an entity names anything in MLflow. */
export function hasMlflowReference(entity: Entity): boolean {
  return [...MODEL_READERS, ...EXPERIMENT_READERS].some(
    ([annotation]) => annotationOf(entity, annotation) !== '',
  );
}

/** Reads what an entity names in MLflow. Throws a `CollectionFailure` for what cannot be the name of anything there. */
export function readMlflowReference(entity: Entity): MlflowReference {
  const first = <T>(readers: ReadonlyArray<[string, Reader<T>]>) => {
    for (const [annotation, read] of readers) {
      const value = annotationOf(entity, annotation);
      if (value !== '') return read(value, annotation);
    }
    return undefined;
  };
  return {
    instance: annotationOf(entity, INSTANCE_ANNOTATION) || undefined,
    model: first(MODEL_READERS),
    experiment: first(EXPERIMENT_READERS),
  };
}

/** `catalog.schema.model`, as Unity Catalog names models. MLflow's own registry may have such names as well. */
export function looksLikeUnityCatalog(name: string): boolean {
  return /^[^./]+\.[^./]+\.[^./]+$/.test(name);
}

/** MLflow's filters have no way to escape these, so that nobody can search for a model with such a name. */
function usableModelName(name: string, annotation: string): string {
  if (name.length > 256 || /['"`\\]/.test(name) || !isPlainText(name)) {
    throw misconfigured(
      `The annotation ${annotation} cannot be the name of a registered model: it is longer than 256 characters, or holds quotes, backticks, backslashes or control characters.`,
    );
  }
  return name;
}
