import { Fact, Facts, gitFacts } from 'backstage-plugin-ml-scorecards-node';
import { pipelineToolsAmong } from '../environment/knownPackages';
import { ReadPackages } from '../environment/readPackages';
import { ComponentFiles } from '../repository/ComponentFiles';
import { isWithin } from '../repository/paths';

/** Tools that run steps of the pipeline: by the packages that are asked for, and by what is described for DVC and MLflow. */
export function pipelineToolsFact(
  files: ComponentFiles,
  folders: readonly string[],
  packages: ReadPackages | undefined,
  { dvcStages, mlprojectEntryPoints }: Facts<typeof gitFacts>,
): Fact<readonly string[]> {
  const has = (fact: Fact<readonly string[]> | undefined) =>
    fact !== undefined && 'value' in fact && fact.value.length > 0;
  const hasSnakefile = files.paths.some(
    path =>
      /(?:^|\/)Snakefile$/.test(path) &&
      folders.some(folder => isWithin(folder, path)),
  );
  const found = new Set([
    ...pipelineToolsAmong(packages?.packages ?? []),
    ...(has(dvcStages) ? ['DVC'] : []),
    ...(has(mlprojectEntryPoints) ? ['MLflow'] : []),
    ...(hasSnakefile ? ['Snakemake'] : []),
  ]);
  const unknown = [dvcStages, mlprojectEntryPoints].flatMap(fact =>
    fact && 'unknownBecause' in fact ? [fact.unknownBecause] : [],
  );
  const incomplete = packages
    ? packages.incomplete ?? unknown[0]
    : 'no file with requirements was found';
  return found.size || !incomplete
    ? { value: [...found].sort() }
    : { unknownBecause: incomplete };
}
