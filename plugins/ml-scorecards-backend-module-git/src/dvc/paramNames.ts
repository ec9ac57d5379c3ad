import { relativeTo } from '../repository/paths';
import { DvcProject, PairedStage, resolveIn } from './DvcProject';

/** The file that parameters without a file are in. */
export const DEFAULT_PARAMS_FILE = 'params.yaml';

/** A path of a stage as people of the project know it. */
export function placeOf(
  project: DvcProject,
  stage: PairedStage,
  path: string,
): string {
  const resolved = path.includes('${') ? undefined : resolveIn(stage, path);
  return resolved && 'path' in resolved
    ? relativeTo(project.folder, resolved.path)
    : path;
}

/** A parameter as DVC names it from the folder of the project: `train.rate`, or `models/params.yaml:train.rate`. */
export function paramName(place: string, key: string): string {
  return place === DEFAULT_PARAMS_FILE ? key : `${place}:${key}`;
}
