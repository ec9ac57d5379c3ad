import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOGUE_FACTS } from '../../plugins/ml-scorecards-backend/src/catalogue/Catalogue';
import { collectToolProject } from '../../plugins/ml-scorecards-backend-module-git/src/__testUtils__/collectToolProject';
import { GitHubHost } from '../../plugins/ml-scorecards-backend-module-git/src/__testUtils__/GitHubHost';

const PLUGINS = join(__dirname, '../../plugins');
const moduleOf = (source: string) =>
  join(PLUGINS, `ml-scorecards-backend-module-${source}`);

/**
 * The facts, such as `mlflow.versionCount`, of which a live suite asserts a value: those of the scenario that its tests
 * expect of a real server, and those that the projects have which real DVC and GTO made. The catalog is that of the portal
 * itself, and what scorecards say of themselves needs no other system.
 */
export async function readFedFacts(): Promise<Set<string>> {
  const fed = new Set(await gitFacts());
  for (const { source, facts } of CATALOGUE_FACTS) {
    const own = ['catalog', 'scorecard'].includes(source)
      ? Object.keys(facts)
      : scenarioFacts(source);
    own.forEach(name => fed.add(`${source}.${name}`));
  }
  return fed;
}

/** Names of the facts that a scenario expects to have a value. */
function scenarioFacts(source: string): string[] {
  const file = join(moduleOf(source), 'src/__testUtils__/liveScenario.ts');
  if (!existsSync(file)) return [];
  const expected: any[] = Object.values(require(file)).flatMap(exported =>
    Object.values(exported as object),
  );
  return expected.flatMap(({ facts = {} }) =>
    Object.entries<any>(facts).flatMap(([name, value]) =>
      value?.unknownBecause === undefined ? [name] : [],
    ),
  );
}

/** Facts that are known of some project that was recorded in the live suite of Git. */
async function gitFacts(): Promise<string[]> {
  const recordings = join(moduleOf('git'), 'src/__recordings__');
  const folder = mkdtempSync(join(tmpdir(), 'ml-scorecards-sources-'));
  const host = await GitHubHost.start();
  const git = (project: string, args: string[], input?: Buffer) =>
    execFileSync('git', ['-C', project, ...args, '--quiet'], { input });
  try {
    const known = new Set<string>();
    for (const file of readdirSync(recordings)) {
      if (!file.endsWith('.json')) continue;
      const name = file.replace('.json', '');
      const project = mkdtempSync(join(folder, 'project-'));
      git(project, ['init', '--bare']);
      git(
        project,
        ['fast-import'],
        readFileSync(join(recordings, `${name}.fast-export`)),
      );
      const all = await collectToolProject(host, {
        name,
        folder: project,
        components: JSON.parse(readFileSync(join(recordings, file), 'utf8')),
      });
      for (const [fact, value] of all.flatMap(Object.entries)) {
        if (!String(value).startsWith('? ')) known.add(`git.${fact}`);
      }
    }
    return [...known];
  } finally {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
