import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { collectToolProject } from '../../../plugins/ml-scorecards-backend-module-git/src/__testUtils__/collectToolProject';
import { GitHubHost } from '../../../plugins/ml-scorecards-backend-module-git/src/__testUtils__/GitHubHost';
import { toolContract } from '../../../plugins/ml-scorecards-backend-module-git/src/__testUtils__/toolContract';
import { MadeProject, makeProjects } from './makeProjects';

/*
 * Real DVC and GTO make projects and say what they think of them; the Git collector reads the same commits over HTTP and
 * must say the same. `node test/live/run.mjs git --record` keeps both for those who have no Python packages.
 */

const RECORDINGS = join(
  __dirname,
  '../../../plugins/ml-scorecards-backend-module-git/src/__recordings__',
);

function record({ name, folder, components }: MadeProject): void {
  writeFileSync(
    join(RECORDINGS, `${name}.fast-export`),
    execFileSync('git', ['-C', folder, 'fast-export', '--all']),
  );
  writeFileSync(
    join(RECORDINGS, `${name}.json`),
    `${JSON.stringify(components, null, 2)}\n`,
  );
}

describe('projects of DVC and GTO', () => {
  let folder: string;
  let host: GitHubHost;
  let projects: MadeProject[];
  const facts = new Map<string, Array<Record<string, unknown>>>();

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'live-git-'));
    host = await GitHubHost.start();
    const bin = process.env.GIT_TOOLS;
    assert(bin, 'Run it with: node test/live/run.mjs git');
    projects = await makeProjects({ bin, folder });
    for (const project of projects) {
      facts.set(project.name, await collectToolProject(host, project));
    }
    if (process.env.RECORD) {
      rmSync(RECORDINGS, { recursive: true, force: true });
      mkdirSync(RECORDINGS);
      projects.forEach(record);
    }
  });
  after(async () => {
    await host?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [rule, assertRule] of Object.entries(toolContract)) {
    test(rule, async context => {
      for (const { name, components } of projects) {
        for (const [index, component] of components.entries()) {
          await context.test(`${name} /${component.folder}`, () =>
            assertRule(facts.get(name)![index], component),
          );
        }
      }
    });
  }
});
