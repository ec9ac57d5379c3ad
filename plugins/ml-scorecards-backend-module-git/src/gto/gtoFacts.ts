import {
  Fact,
  Facts,
  gitFacts,
  Parsed,
  problem,
} from 'backstage-plugin-ml-scorecards-node';
import { isWithin, joinPath } from '../repository/paths';
import { SourceLocation } from '../repository/sourceLocation';
import { RepositoryTags } from '../tags/RepositoryTags';
import { GtoState, gtoState } from './gtoState';

type GtoFacts = Pick<
  Facts<typeof gitFacts>,
  | 'gtoVersions'
  | 'gtoVersionAt'
  | 'gtoServingVersions'
  | 'gtoLiveVersions'
  | 'gtoChallengerVersions'
>;

const SERVING = /^(?:prod|production)$/i;
const CHALLENGER = /^(?:challenger|shadow|canary)$/i;

/** What the GTO tags of the repository say about the component's model. */
export async function gtoFacts(
  tags: RepositoryTags,
  location: SourceLocation,
  options: {
    /** Names of the models that dvc.yaml declares. */
    declaredModels: readonly string[];
    signal: AbortSignal;
  },
): Promise<GtoFacts> {
  const chosen = chooseArtifacts(tags, location, options.declaredModels);
  if ('problem' in chosen) return unknownFacts(chosen.problem);

  const states: Array<GtoState & { artifact: string }> = [];
  for (const artifact of chosen.value) {
    const own = await tags.of(artifact, options.signal);
    if ('problem' in own) return unknownFacts(own.problem);
    states.push({ artifact, ...gtoState(own.value) });
  }
  // The version of one artifact is not that of another.
  const label = (artifact: string, version: string) =>
    states.length > 1 ? `${artifact}@${version}` : version;
  const inStages = (isWanted: (stage: string) => boolean) => ({
    value: [
      ...new Set(
        states.flatMap(({ artifact, stages }) =>
          [...stages]
            .filter(([stage]) => isWanted(stage))
            .map(([, version]) => label(artifact, version)),
        ),
      ),
    ].sort(),
  });
  return {
    gtoVersions: {
      value: states.flatMap(({ artifact, versions }) =>
        versions.map(version => label(artifact, version)),
      ),
    },
    gtoVersionAt: newestAt(states),
    gtoServingVersions: inStages(stage => SERVING.test(stage)),
    gtoChallengerVersions: inStages(stage => CHALLENGER.test(stage)),
    gtoLiveVersions: inStages(() => true),
  };
}

function newestAt(
  states: ReadonlyArray<{ versions: readonly string[]; newestAt?: string }>,
): Fact<string> {
  const registered = states.filter(({ versions }) => versions.length);
  if (!registered.length) {
    return { unknownBecause: 'no GTO tag registers a version' };
  }
  const times = registered.flatMap(each => each.newestAt ?? []);
  return times.length === registered.length
    ? {
        value: new Date(
          Math.max(...times.map(at => Date.parse(at))),
        ).toISOString(),
      }
    : { unknownBecause: 'this host does not tell when a tag was made' };
}

/**
 * The artifacts of the component: the one that it names; those of its folder, and of them the models if dvc.yaml declares
 * any; the only one that there is, unless it belongs to another folder.
 */
function chooseArtifacts(
  tags: RepositoryTags,
  { folder, dvcFolder, artifact: named }: SourceLocation,
  declaredModels: readonly string[],
): Parsed<readonly string[]> {
  const all = tags.artifacts;
  if ('problem' in all) return all;
  const folders = [...new Set([dvcFolder, folder])];
  if (named) {
    const full = named.replace('=', ':');
    const candidates = [
      full,
      ...folders.map(each => `${each}:${full}`),
      joinPath(folder, full),
    ];
    const found = candidates.find(each => all.value.includes(each));
    return { value: found === undefined ? [] : [found] };
  }
  const own = all.value.filter(each => folders.includes(folderIn(each)));
  if (own.length) {
    const models = own.filter(each => declaredModels.includes(nameIn(each)));
    const wanted = models.length ? models : own;
    // Without a folder, a name of the root may be that of anything in the repository, but of the root it is its own.
    return { value: wanted };
  }
  const [only, ...others] = all.value.filter(
    each => folderIn(each) === '' || isWithin(folder, folderIn(each)),
  );
  if (only === undefined) return { value: [] };
  return others.length
    ? problem(
        `the GTO tags of the repository name several artifacts (${[
          only,
          ...others,
        ]
          .slice(0, 3)
          .join(
            ', ',
          )}): name that of the component in the annotation dvc.org/artifact`,
      )
    : { value: [only] };
}

function folderIn(artifact: string): string {
  const at = artifact.indexOf(':');
  return at < 0 ? '' : artifact.slice(0, at).replace(/^\.\/|\/$/g, '');
}

function nameIn(artifact: string): string {
  return artifact.slice(artifact.indexOf(':') + 1);
}

function unknownFacts(unknownBecause: string): GtoFacts {
  const unknown = { unknownBecause };
  return {
    gtoVersions: unknown,
    gtoVersionAt: unknown,
    gtoServingVersions: unknown,
    gtoChallengerVersions: unknown,
    gtoLiveVersions: unknown,
  };
}
