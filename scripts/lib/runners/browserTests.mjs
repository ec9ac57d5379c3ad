import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  fromPlaywright,
  fromPlaywrightList,
  none,
  withExitCode,
} from '../counts.mjs';
import { resultsFolder, root } from '../paths.mjs';
import { freePort } from '../ports.mjs';
import { run } from '../processes.mjs';

const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');

/** How many browser tests there are, for those that cannot run. */
export async function countBrowserTests({ node, env }) {
  const { output } = await run(
    node,
    [playwright, 'test', '--list', '--reporter=list'],
    { cwd: root, env, output: 'keep' },
  );
  return fromPlaywrightList(output);
}

/** The browser tests against the built portal on one database, with Playwright. */
export async function runBrowserTests(
  { node, env },
  { chromium, database, postgres },
) {
  const report = join(resultsFolder, `browser-${database}.json`);
  rmSync(report, { force: true });
  const { code } = await run(node, [playwright, 'test'], {
    cwd: root,
    env: {
      ...env,
      CHROMIUM_PATH: chromium,
      PORTAL_DATABASE: database,
      PORTAL_PORT: String(await freePort()),
      PLAYWRIGHT_REPORT: report,
      ...(database === 'postgres' && {
        PORTAL_POSTGRES: postgres.connectionString,
      }),
    },
  });
  const counts = existsSync(report)
    ? fromPlaywright(JSON.parse(readFileSync(report, 'utf8')))
    : none;
  return { counts: withExitCode(counts, code) };
}
