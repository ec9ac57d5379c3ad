import {
  CollectionFailure,
  misconfigured,
  shown,
} from 'backstage-plugin-ml-scorecards-node';
import {
  ExperimentReference,
  looksLikeUnityCatalog,
  ModelReference,
} from './annotations/MlflowReference';
import { MlflowApi } from './api/MlflowApi';
import { InstanceSweep } from './InstanceSweep';
import { RegisteredModel } from './registry/RegisteredModel';
import { Experiment } from './runs/Experiment';

/** A server, and what was read of it. */
interface Server {
  readonly api: MlflowApi;
  readonly sweep: InstanceSweep;
}

/**
 * A model that is named and not there is an error rather than a model without versions: most often it was renamed or
 * deleted, or the name is wrong, and "register it" would be the wrong advice. The last facts stay beside the error.
 */
export function findModel(
  { api, sweep }: Server,
  { name, annotation }: ModelReference,
): RegisteredModel {
  const isUnityCatalog = looksLikeUnityCatalog(name);
  const notSupported = `The annotation ${annotation} names ${shown(
    name,
  )}, which is not in the model registry of MLflow (${
    api.id
  }). It looks like a model of Unity Catalog: these are not supported.`;
  let model: RegisteredModel | undefined;
  try {
    model = sweep.model(name);
  } catch (error) {
    // Databricks refuses such a name, in one of several ways.
    const code = error instanceof CollectionFailure && error.error.code;
    if (isUnityCatalog && (code === 'misconfigured' || code === 'not-found')) {
      throw misconfigured(notSupported);
    }
    throw error;
  }
  if (!model) {
    if (isUnityCatalog) throw misconfigured(notSupported);
    throw notThere('registered model', name, annotation, api);
  }
  if (model.isPrompt) {
    throw misconfigured(
      `The annotation ${annotation} names ${shown(
        name,
      )}, which is a prompt and not a model. Name a registered model.`,
    );
  }
  return model;
}

/** The same holds for an experiment. */
export function findExperiment(
  { api, sweep }: Server,
  reference: ExperimentReference,
): Experiment {
  const experiment = sweep.experiment(reference);
  if (experiment) return experiment;
  const name = 'id' in reference ? reference.id : reference.name;
  throw notThere('experiment', name, reference.annotation, api);
}

function notThere(
  what: string,
  name: string,
  annotation: string,
  { id }: MlflowApi,
): CollectionFailure {
  return new CollectionFailure({
    code: 'not-found',
    message: `The annotation ${annotation} names the ${what} ${shown(
      name,
    )}, which is not in MLflow (${id}): it was renamed or deleted, or is not there yet. Correct the annotation.`,
  });
}
