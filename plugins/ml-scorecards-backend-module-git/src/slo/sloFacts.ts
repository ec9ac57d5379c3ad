import { OBJECTIVE_KINDS } from 'backstage-plugin-ml-scorecards-common';
import {
  Fact,
  Facts,
  gitFacts,
  isAboutDrift,
} from 'backstage-plugin-ml-scorecards-node';
import { ComponentFiles } from '../repository/ComponentFiles';
import { isWithin } from '../repository/paths';
import { Declared, mayDeclare, parseSlos } from './parseSlos';

type SloFacts = Pick<
  Facts<typeof gitFacts>,
  'objectives' | 'alertRules' | 'driftAlertRules'
>;

/** A component has a handful. */
const MAX_FILES = 40;

/** The objectives and alerts that the component declares, in files or folders that are called so. */
export async function sloFacts(
  files: ComponentFiles,
  folders: readonly string[],
): Promise<SloFacts> {
  if (!files.complete) {
    const unknown = {
      unknownBecause:
        'this host cannot list files to look for objectives and alert rules',
    };
    return {
      objectives: unknown,
      alertRules: unknown,
      driftAlertRules: unknown,
    };
  }
  const paths = files.paths
    .filter(path => /\.ya?ml$/.test(path) && !isOther(path))
    .filter(path => folders.some(folder => isWithin(folder, path)))
    .sort();
  const declared: Array<Declared & { path: string }> = [];
  let incomplete =
    paths.length > MAX_FILES
      ? `no more than ${MAX_FILES} files are looked into for objectives and alert rules`
      : undefined;
  for (const path of paths.slice(0, MAX_FILES)) {
    const text = await files.readText(path);
    if ('problem' in text) incomplete ??= text.problem;
    if (!('value' in text) || !mayDeclare(path, text.value)) continue;
    const parsed = parseSlos(path, text.value);
    if ('problem' in parsed) incomplete ??= parsed.problem;
    else declared.push({ ...parsed.value, path });
  }
  return toFacts(files, declared, incomplete);
}

/** Files that are listed for other facts. */
function isOther(path: string): boolean {
  return /(?:^|\/)(?:dvc|environment[^/]*|conda[^/]*|python_env|Taskfile)\.ya?ml$|(?:^|\/)\./.test(
    path,
  );
}

function toFacts(
  files: ComponentFiles,
  declared: ReadonlyArray<Declared & { path: string }>,
  incomplete: string | undefined,
): SloFacts {
  const factOf = (
    valuesOf: (each: Declared) => readonly string[],
    isEnough: (values: readonly string[]) => boolean,
    unclear?: string,
  ): Fact<readonly string[]> => {
    const values = [...new Set(declared.flatMap(valuesOf))].sort();
    const path = declared.find(each => valuesOf(each).length)?.path;
    const link = path && files.link(path);
    const withLink = link ? { link } : {};
    const why = incomplete ?? unclear;
    return isEnough(values) || !why
      ? { value: values, ...withLink }
      : { unknownBecause: why };
  };
  const nameless = declared
    .flatMap(({ objectives }) => objectives)
    .find(({ kind }) => kind === undefined);
  return {
    objectives: factOf(
      ({ objectives }) => objectives.flatMap(({ kind }) => kind ?? []),
      // What could not be read may be the one that seems to be missing.
      values => values.length === OBJECTIVE_KINDS.length,
      nameless &&
        `the objective ${nameless.name.slice(
          0,
          100,
        )} does not say what it is about: name it, or label it, uptime, latency, pipeline or model-quality`,
    ),
    alertRules: factOf(({ alerts }) => alerts.map(({ name }) => name), isAny),
    driftAlertRules: factOf(
      ({ alerts }) =>
        alerts
          .filter(({ name, texts }) => isAboutDrift([name, ...texts]))
          .map(({ name }) => name),
      isAny,
    ),
  };
}

function isAny(values: readonly string[]): boolean {
  return values.length > 0;
}
