import { shown, Unknown } from 'backstage-plugin-ml-scorecards-node';
import { Deployment } from './Deployment';
import { ModelVersion, RegisteredModel } from './RegisteredModel';

/** The versions that inference services serve, the newest first; unknown if one of these does not say. */
export function deployedVersions(
  model: RegisteredModel,
  deployments: readonly Deployment[],
): readonly ModelVersion[] | Unknown {
  const ids = new Set<string>();
  for (const { service, versionId, isLinked } of deployments) {
    if (!isLinked) {
      return {
        unknownBecause: `the inference service ${shown(
          service,
        )} does not say that it serves a version of this model. Give it the labels modelregistry.kubeflow.org/registered-model-id and modelregistry.kubeflow.org/model-version-id`,
      };
    }
    // Without a version, the newest one serves.
    const id = versionId || model.versions[0]?.id;
    if (!model.versions.some(version => version.id === id)) {
      return {
        unknownBecause: `the inference service ${shown(
          service,
        )} serves a version that is archived, or is not among the versions of this model that are read`,
      };
    }
    ids.add(id);
  }
  return model.versions.filter(({ id }) => ids.has(id));
}

/** How many versions before the deployed one are looked at: whoever goes back further has other worries. */
const ROLLBACK_CANDIDATES = 5;

/** Those to which one could go back: the versions before the newest one that is deployed. */
export function rollbackCandidates(
  model: RegisteredModel,
  deployed: readonly ModelVersion[],
): readonly ModelVersion[] {
  const from = model.versions.findIndex(({ id }) => id === deployed[0]?.id);
  return from < 0
    ? []
    : model.versions.slice(from + 1, from + 1 + ROLLBACK_CANDIDATES);
}
