import {
  Fact,
  Facts,
  gitFacts,
  Parsed,
  problem,
} from 'backstage-plugin-ml-scorecards-node';
import { ComponentFiles } from '../repository/ComponentFiles';
import { isWithin } from '../repository/paths';
import { Command } from './commands';
import { parseGithubAction, parseGithubWorkflow } from './githubWorkflow';
import { parseGitlabPipeline } from './gitlabPipeline';
import { TargetResolver } from './TargetResolver';

const GITHUB = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const GITLAB = '.gitlab-ci.yml';

/** More than any repository needs; what is beyond is left unread. */
const MAX_WORKFLOWS = 40;
const MAX_INCLUDES = 20;

/** A workflow, or a job of one, with its commands. */
interface NamedWorkflow {
  readonly name: string;
  readonly path: string;
  readonly commands: readonly Command[];
  /** Its text, which says which folders it is about. */
  readonly text: string;
}

/** The CI workflows of the repository that train or test the component, by what their steps run. */
export async function workflowFacts(
  files: ComponentFiles,
  folders: readonly string[],
): Promise<
  Pick<Facts<typeof gitFacts>, 'trainingWorkflows' | 'testWorkflows'>
> {
  const { workflows, incomplete } = await readWorkflows(files);
  const resolver = new TargetResolver(files);
  const training: NamedWorkflow[] = [];
  const testing: NamedWorkflow[] = [];
  for (const workflow of workflows) {
    const named = folders.some(folder => isAbout(workflow, folder));
    if (!named && isAboutSomeFolder(workflow)) continue;
    const purpose = await resolver.purposeOf(workflow.commands);
    // At the root, `pytest` runs the tests of all folders, but nothing trains what it does not name.
    if (purpose.trains && named) training.push(workflow);
    if (purpose.tests) testing.push(workflow);
  }
  const factOf = (found: readonly NamedWorkflow[]): Fact<readonly string[]> => {
    const link = files.link(found[0]?.path ?? GITLAB);
    return found.length || !incomplete
      ? {
          value: found.map(({ name }) => name).sort(),
          ...(found.length && link ? { link } : {}),
        }
      : { unknownBecause: incomplete };
  };
  return {
    trainingWorkflows: factOf(training),
    testWorkflows: factOf(testing),
  };
}

async function readWorkflows(files: ComponentFiles): Promise<{
  workflows: readonly NamedWorkflow[];
  incomplete?: string;
}> {
  const paths = files.paths.filter(path => GITHUB.test(path)).sort();
  const workflows: NamedWorkflow[] = [];
  let incomplete = files.complete
    ? undefined
    : 'this host cannot list files to look for workflows';
  if (paths.length > MAX_WORKFLOWS) {
    incomplete = `no more than ${MAX_WORKFLOWS} workflows are read`;
  }
  for (const path of paths.slice(0, MAX_WORKFLOWS)) {
    const read = await readGithub(files, path);
    if ('problem' in read) incomplete ??= read.problem;
    else workflows.push(read.value);
  }
  const gitlab = await readGitlab(files);
  if ('problem' in gitlab) incomplete ??= gitlab.problem;
  else workflows.push(...gitlab.value);
  return { workflows, ...(incomplete ? { incomplete } : {}) };
}

async function readGithub(
  files: ComponentFiles,
  path: string,
): Promise<Parsed<NamedWorkflow>> {
  const text = await files.readText(path);
  if ('absent' in text) return problem(`${path} is not in Git`);
  if ('problem' in text) return text;
  const parsed = parseGithubWorkflow(path, text.value);
  if ('problem' in parsed) return parsed;
  const commands = [...parsed.value.commands];
  for (const action of parsed.value.actions.slice(0, MAX_INCLUDES)) {
    for (const name of ['action.yml', 'action.yaml']) {
      const file = `${action.replace(/\/+$/, '')}/${name}`;
      const content = await files.readText(file);
      if (!('value' in content)) continue;
      const read = parseGithubAction(file, content.value);
      if ('value' in read) commands.push(...read.value.commands);
    }
  }
  return { value: { name: path, path, commands, text: text.value } };
}

async function readGitlab(
  files: ComponentFiles,
): Promise<Parsed<readonly NamedWorkflow[]>> {
  const workflows: NamedWorkflow[] = [];
  const waiting = [GITLAB];
  const seen = new Set<string>();
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    if (seen.has(path) || seen.size >= MAX_INCLUDES) continue;
    seen.add(path);
    const text = await files.readText(path);
    if ('absent' in text) continue;
    if ('problem' in text) return text;
    const parsed = parseGitlabPipeline(path, text.value);
    if ('problem' in parsed) return parsed;
    waiting.push(...parsed.value.includes);
    for (const [job, commands] of parsed.value.jobs) {
      const own = commands.map(({ text: command }) => command).join('\n');
      workflows.push({ name: `${path}: ${job}`, path, commands, text: own });
    }
  }
  return { value: workflows };
}

/** Whether a workflow is about a folder: it names it, or works in it. The root is what everything is about. */
function isAbout({ text, commands }: NamedWorkflow, folder: string): boolean {
  if (folder === '') return true;
  const name = folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return (
    new RegExp(`(?:^|[^\\w-])${name}(?:$|[^\\w-])`, 'm').test(text) ||
    commands.some(command => isWithin(folder, command.folder))
  );
}

/** Whether a workflow is about a part of the repository. */
function isAboutSomeFolder({ text, commands }: NamedWorkflow): boolean {
  return (
    /^[ \t]+paths:/m.test(text) || commands.some(({ folder }) => folder !== '')
  );
}
