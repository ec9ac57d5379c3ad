import {
  Facts,
  kubeflowFacts,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';
import { RegistryLinks } from '../api/RegistryLinks';
import { rollbackCandidates } from '../registry/deployedVersions';
import {
  ModelVersion,
  RegisteredModel,
  VersionArtifacts,
} from '../registry/RegisteredModel';

const STALE_MS = 180 * 24 * 3_600_000;

/** What was read of a model. */
export interface ModelReading {
  readonly model: RegisteredModel;
  readonly deployed: readonly ModelVersion[] | Unknown;
  /** By the ids of the versions of which they are needed. */
  readonly artifacts: ReadonlyMap<string, VersionArtifacts>;
}

/** What the Model Registry says of a component's model. */
export function modelFacts(
  { model, deployed, artifacts }: ModelReading,
  options: { readonly now: number; readonly links: RegistryLinks },
) {
  const { now, links } = options;
  const toModel = links.model(model.id);
  const toVersions = links.versions(model.id);
  const [newest] = model.versions;
  const toNewest = newest ? links.version(model.id, newest.id) : toVersions;
  const ofNewest = newest && artifacts.get(newest.id);
  const cut = {
    unknownBecause: 'the model has more versions than are read',
    link: toVersions,
  };
  const noVersion = {
    unknownBecause: 'the model has no version that is not archived',
    link: toVersions,
  };
  return {
    versionCount: model.truncated
      ? cut
      : { value: model.versions.length, link: toVersions },
    latestVersionAt: newest?.createdAt
      ? { value: new Date(newest.createdAt).toISOString(), link: toNewest }
      : noVersion,
    staleVersionCount: stale(),
    modelOwner: { value: model.owner, link: toModel },
    hasModelDocs: ofNewest
      ? { value: ofNewest.hasDocument, link: toNewest }
      : noVersion,
    datasets: ofNewest
      ? { value: ofNewest.datasets, link: toNewest }
      : noVersion,
    deployedVersions:
      'unknownBecause' in deployed
        ? { ...deployed, link: toVersions }
        : { value: namesOf(deployed), link: toVersions },
    deployedVersionsWithoutRun:
      'unknownBecause' in deployed
        ? { ...deployed, link: toVersions }
        : {
            value: namesOf(
              deployed.filter(({ id }) => !artifacts.get(id)?.hasRun),
            ),
            link: toVersions,
          },
    rollbackVersions: rollback(),
  } satisfies Facts<typeof kubeflowFacts>;

  function stale() {
    if (model.truncated) return cut;
    const old = model.versions.filter(
      ({ createdAt }) => now - createdAt > STALE_MS,
    );
    if ('unknownBecause' in deployed && old.length > 0) {
      return { ...deployed, link: toVersions };
    }
    const live = new Set(
      'unknownBecause' in deployed ? [] : deployed.map(({ id }) => id),
    );
    return {
      value: old.filter(({ id }) => !live.has(id)).length,
      link: toVersions,
    };
  }

  function rollback() {
    if ('unknownBecause' in deployed) return { ...deployed, link: toVersions };
    if (deployed.length === 0) {
      return { unknownBecause: 'no version is deployed', link: toVersions };
    }
    return {
      value: namesOf(
        rollbackCandidates(model, deployed).filter(
          ({ id }) => artifacts.get(id)?.isReadable,
        ),
      ),
      link: toVersions,
    };
  }
}

function namesOf(versions: readonly ModelVersion[]): string[] {
  return versions.map(({ name }) => name);
}
