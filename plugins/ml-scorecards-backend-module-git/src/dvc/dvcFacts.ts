import {
  Fact,
  Facts,
  gitFacts,
  Parsed,
} from 'backstage-plugin-ml-scorecards-node';
import { ComponentFiles } from '../repository/ComponentFiles';
import { isWithin, relativeTo } from '../repository/paths';
import {
  compareDependencies,
  Comparison,
  listCodeDependencies,
} from './compareLock';
import { compareParams } from './compareParams';
import { findDefaultRemote, findSecrets } from './configFacts';
import { dagDepth } from './dagDepth';
import { DvcProject, PairedStage, pairStages } from './DvcProject';
import { findDvcProject } from './findDvcProject';
import { listMetrics, listParams, listSeeds } from './experimentFacts';
import { listOutputs, listTracked, TrackedPath } from './trackedData';

type GitFacts = Facts<typeof gitFacts>;

/** Facts about the DVC project in and below a folder. */
export async function dvcFacts(
  files: ComponentFiles,
  folder: string,
): Promise<GitFacts> {
  const found = await findDvcProject(files, folder);
  if ('none' in found) {
    return {
      hasDvcProject: { value: false },
      dvcStages: { value: [] },
      trackedData: { value: [] },
      declaredModels: { value: [] },
      metricsFiles: { value: [] },
      trackedParams: { value: [] },
      seedParams: { value: [] },
    };
  }
  if ('unknown' in found) {
    const unknown = { unknownBecause: found.unknown };
    return {
      // Several projects are projects; nothing found without a listing is nothing known.
      hasDvcProject: files.complete ? { value: true } : unknown,
      dvcStages: unknown,
      dvcDagDepth: unknown,
      lockStagesMissing: unknown,
      codeDepsOutOfSync: unknown,
      paramsOutOfSync: unknown,
      trackedData: unknown,
      trackedBytes: unknown,
      unpinnedImports: unknown,
      defaultRemoteUrl: unknown,
      remoteIsLocal: unknown,
      secretsInConfig: unknown,
      declaredModels: unknown,
      metricsFiles: unknown,
      trackedParams: unknown,
      seedParams: unknown,
    };
  }
  const { project } = found;
  return {
    ...(await pipelineFacts(files, project)),
    ...configFacts(files, project),
  };
}

async function pipelineFacts(
  files: ComponentFiles,
  project: DvcProject,
): Promise<GitFacts> {
  const main = project.pipelines[0];
  const yamlLink = linkTo(files, main?.yaml?.path);
  const lockLink = linkTo(files, main?.lock?.path ?? main?.yaml?.path);
  const dataLink = linkTo(
    files,
    main?.lock?.path ?? main?.yaml?.path ?? project.dvcFiles[0]?.path,
  );
  const hasDvcProject: Fact<boolean> = {
    value: true,
    ...linkTo(
      files,
      main?.yaml?.path ?? project.config?.path ?? project.dvcFiles[0]?.path,
    ),
  };

  // What dvc.yaml declares does not depend on dvc.lock.
  const declared = pairStages(
    project.folder,
    project.pipelines.map(({ lock: _, ...pipeline }) => pipeline),
  );
  // Without a listing, a dvc.yaml that is not at its fixed place may be elsewhere.
  const noYaml =
    !files.complete && !project.pipelines.some(pipeline => pipeline.yaml)
      ? { unknownBecause: 'this host cannot list files to look for a dvc.yaml' }
      : undefined;
  const fromYaml: GitFacts = {
    hasDvcProject,
    dvcStages: noYaml ?? {
      ...toFact(declared, stages => stages.map(stage => stage.name)),
      ...yamlLink,
    },
    declaredModels: noYaml ?? {
      ...toFact(declared, () => listModels(project)),
      ...yamlLink,
    },
    metricsFiles: noYaml ?? {
      ...toFact(declared, stages => listMetrics(project, stages)),
      ...yamlLink,
    },
  };

  const paired = pairStages(project.folder, project.pipelines);
  // With the lock, parameters that a stage takes from a whole file have names.
  const named = 'value' in paired ? paired : declared;
  const params: GitFacts = {
    trackedParams: noYaml ?? {
      ...toFact(named, stages => listParams(project, stages)),
      ...yamlLink,
    },
    seedParams: noYaml ?? {
      ...toFact(named, stages => listSeeds(project, stages)),
      ...yamlLink,
    },
  };
  if ('problem' in paired) {
    const unknown = { unknownBecause: paired.problem, ...lockLink };
    return {
      ...fromYaml,
      ...params,
      dvcDagDepth: unknown,
      lockStagesMissing: unknown,
      codeDepsOutOfSync: unknown,
      paramsOutOfSync: unknown,
      trackedData: unknown,
      trackedBytes: unknown,
      unpinnedImports: unpinnedImports(files, project),
    };
  }

  const stages = paired.value;
  const outputs = listOutputs(project, stages);
  const isOutput = (path: string) =>
    outputs.some(out => isWithin(out, path) || isWithin(path, out));
  const code = await compareDependencies(
    listCodeDependencies(stages, isOutput),
    files,
  );
  const comparedParams = await compareParams(project, stages, path =>
    files.readText(path),
  );
  const shown = (comparison: Comparison): Comparison => ({
    ...comparison,
    outOfStep: comparison.outOfStep.map(path =>
      relativeTo(project.folder, path),
    ),
  });
  return {
    ...fromYaml,
    ...params,
    dvcDagDepth: { ...toFact(dagDepth(stages), depth => depth), ...yamlLink },
    lockStagesMissing: { ...missingStages(stages), ...lockLink },
    codeDepsOutOfSync: { ...outOfStepFact(stages, shown(code)), ...lockLink },
    paramsOutOfSync: { ...outOfStepFact(stages, comparedParams), ...lockLink },
    ...trackedFacts(
      files,
      project,
      listTracked(project, stages, path => code.inGit.has(path)),
      dataLink,
    ),
    unpinnedImports: unpinnedImports(files, project),
  };
}

function listModels(project: DvcProject): string[] {
  return project.pipelines
    .flatMap(({ yaml }) =>
      yaml && 'value' in yaml.content ? yaml.content.value.models : [],
    )
    .sort();
}

function missingStages(
  stages: readonly PairedStage[],
): Fact<readonly string[]> {
  const missing = stages.flatMap(stage => stage.missing);
  const inexact = stages.find(stage => stage.inexact)?.inexact;
  return missing.length || !inexact
    ? { value: missing }
    : { unknownBecause: inexact };
}

/** What is certainly out of step is a fact; that nothing is, only if all could be compared. */
function outOfStepFact(
  stages: readonly PairedStage[],
  { outOfStep, notCompared }: Comparison,
): Fact<readonly string[]> {
  if (outOfStep.length) return { value: outOfStep };
  if (notCompared.length) {
    return {
      unknownBecause: `not all could be compared: ${notCompared
        .slice(0, 3)
        .join('; ')}`,
    };
  }
  return stages.length && stages.every(stage => !stage.locked.length)
    ? { unknownBecause: 'dvc.lock holds none of the stages: run dvc repro' }
    : { value: [] };
}

function trackedFacts(
  files: ComponentFiles,
  project: DvcProject,
  tracked: Parsed<readonly TrackedPath[]>,
  link: { link?: string },
): GitFacts {
  if ('problem' in tracked) {
    const unknown = { unknownBecause: tracked.problem, ...link };
    return { trackedData: unknown, trackedBytes: unknown };
  }
  const paths = tracked.value.map(({ path }) =>
    relativeTo(project.folder, path),
  );
  const sizes = tracked.value.map(({ size }) => size);
  const noListing = {
    unknownBecause: 'this host cannot list files to look for *.dvc files',
  };
  const noSizes = {
    unknownBecause: 'the size of some data is not recorded',
    ...link,
  };
  const bytes = sizes.includes(undefined)
    ? noSizes
    : {
        value: sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
        ...link,
      };
  return {
    trackedData:
      files.complete || paths.length
        ? { value: paths.sort(), ...link }
        : noListing,
    trackedBytes: files.complete ? bytes : noListing,
  };
}

function unpinnedImports(
  files: ComponentFiles,
  project: DvcProject,
): Fact<readonly string[]> {
  if (!files.complete) {
    return {
      unknownBecause: 'this host cannot list files to look for *.dvc files',
    };
  }
  const unpinned: string[] = [];
  for (const { path, content } of project.dvcFiles) {
    if ('problem' in content) return { unknownBecause: content.problem };
    if (content.value.importsUnpinned) unpinned.push(path);
  }
  return {
    value: unpinned.map(path => relativeTo(project.folder, path)),
    ...linkTo(files, unpinned[0]),
  };
}

function configFacts(files: ComponentFiles, project: DvcProject): GitFacts {
  const { config } = project;
  const link = linkTo(files, config?.path);
  if (config && 'problem' in config.content) {
    const unknown = { unknownBecause: config.content.problem, ...link };
    return {
      defaultRemoteUrl: unknown,
      remoteIsLocal: unknown,
      secretsInConfig: unknown,
    };
  }
  const options =
    config && 'value' in config.content ? config.content.value : new Map();
  const remote = findDefaultRemote(options);
  return {
    defaultRemoteUrl: { value: remote?.url ?? '', ...link },
    remoteIsLocal: remote
      ? { value: remote.isLocal, ...link }
      : { unknownBecause: '.dvc/config names no default remote', ...link },
    secretsInConfig: { value: findSecrets(options), ...link },
  };
}

function toFact<T, V extends string | number | boolean | readonly string[]>(
  parsed: Parsed<T>,
  valueOf: (value: T) => V,
): Fact<V> {
  return 'problem' in parsed
    ? { unknownBecause: parsed.problem }
    : { value: valueOf(parsed.value) };
}

function linkTo(
  files: ComponentFiles,
  path: string | undefined,
): { link?: string } {
  const link = path === undefined ? undefined : files.link(path);
  return link ? { link } : {};
}
