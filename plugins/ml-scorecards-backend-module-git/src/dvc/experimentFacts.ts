import { joinPath, relativeTo, resolvePath } from '../repository/paths';
import { DvcProject, PairedStage } from './DvcProject';
import { paramName, placeOf } from './paramNames';

const SEED = /(?:^|[._-])(?:seeds?|random_?(?:seed|state)|rng_?seed)$|_seed$/i;

/** Metrics files that `dvc.yaml` names, of stages and of its own. */
export function listMetrics(
  project: DvcProject,
  stages: readonly PairedStage[],
): string[] {
  const ofStages = stages.flatMap(stage =>
    stage.stage.metrics.map(path => placeOf(project, stage, path)),
  );
  return unique([...ofStages, ...listOwn(project, 'metrics')]);
}

/** Parameters that stages read, as DVC names them: `train.rate`, or `other.yaml:train.rate`. A whole file is its name. */
export function listParams(
  project: DvcProject,
  stages: readonly PairedStage[],
): string[] {
  const ofStages = stages.flatMap(stage =>
    stage.stage.params
      .filter(({ file }) => !file.includes('${'))
      .flatMap(({ file, keys }) => {
        const place = placeOf(project, stage, file);
        if (keys) {
          return keys
            .filter(key => !key.includes('${'))
            .map(key => paramName(place, key));
        }
        const locked = stage.locked.flatMap(({ locked: { params } }) => [
          ...(params.get(file)?.keys() ?? []),
        ]);
        return locked.length
          ? locked.map(key => paramName(place, key))
          : [place];
      }),
  );
  return unique([...ofStages, ...listOwn(project, 'params')]);
}

/** Parameters of stages that hold a random seed, also those in a group that a stage reads as a whole. */
export function listSeeds(
  project: DvcProject,
  stages: readonly PairedStage[],
): string[] {
  const inLocks = stages.flatMap(stage =>
    stage.locked.flatMap(({ locked }) =>
      [...locked.params].flatMap(([file, values]) =>
        [...values].flatMap(([key, value]) =>
          namesWithin(key, value).map(name =>
            paramName(placeOf(project, stage, file), name),
          ),
        ),
      ),
    ),
  );
  return unique([...listParams(project, stages), ...inLocks]).filter(name =>
    SEED.test(name),
  );
}

/** The names of all values in a group, such as `train.seed` in `train`. */
function namesWithin(key: string, value: unknown, depth = 0): string[] {
  return typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    depth < 5
    ? Object.entries(value).flatMap(([name, each]) =>
        namesWithin(`${key}.${name}`, each, depth + 1),
      )
    : [key];
}

/** What `dvc.yaml` names outside of its stages. */
function listOwn(project: DvcProject, kind: 'metrics' | 'params'): string[] {
  return project.pipelines.flatMap(({ folder, yaml }) =>
    yaml && 'value' in yaml.content
      ? yaml.content.value[kind].map(path => {
          const resolved = resolvePath(folder, path);
          return 'path' in resolved
            ? relativeTo(project.folder, resolved.path)
            : joinPath(folder, path);
        })
      : [],
  );
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
