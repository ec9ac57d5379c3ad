import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  fromPlaywright,
  fromPlaywrightList,
  none,
  withExitCode,
} from '../counts.mjs';
import { failedInPlaywright } from '../failedTests.mjs';
import { resultsFolder, root } from '../paths.mjs';
import { freePort } from '../ports.mjs';
import { run } from '../processes.mjs';

const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');

/** The tests with a portal of their own. */
const configOf = {
  large: ['-c', join('test', 'large')],
  legacy: ['-c', join('test', 'legacy')],
  looks: ['-c', join('test', 'looks')],
};

/** How many components that portal gets here. Taking them in is most of the time that these tests take. */
const largePortalComponents = process.env.LARGE_COMPONENTS ?? '10000';

/** How many browser tests there are, for those that cannot run. */
export async function countBrowserTests({ node, env }, { portal } = {}) {
  const { output } = await run(
    node,
    [
      playwright,
      'test',
      ...(portal ? configOf[portal] : []),
      '--list',
      '--reporter=list',
    ],
    { cwd: root, env, output: 'keep' },
  );
  return fromPlaywrightList(output);
}

/** The browser tests against the built portal on one database, with Playwright. */
export function runBrowserTests(toolchain, { chromium, database, postgres }) {
  return runPlaywright(toolchain, {
    name: database,
    env: {
      CHROMIUM_PATH: chromium,
      PORTAL_DATABASE: database,
      ...(database === 'postgres' && {
        PORTAL_POSTGRES: postgres.connectionString,
      }),
    },
  });
}

/** The browser tests that have a portal of their own, on SQLite: one of `configOf`. */
export function runPortalTests(toolchain, { chromium, portal }) {
  return runPlaywright(toolchain, {
    name: portal,
    arguments: configOf[portal],
    env: {
      CHROMIUM_PATH: chromium,
      PORTAL_DATABASE: 'sqlite',
      LARGE_COMPONENTS: largePortalComponents,
    },
  });
}

async function runPlaywright({ node, env }, options) {
  const report = join(resultsFolder, `browser-${options.name}.json`);
  rmSync(report, { force: true });
  const { code } = await run(
    node,
    [playwright, 'test', ...(options.arguments ?? [])],
    {
      cwd: root,
      env: {
        ...env,
        ...options.env,
        PORTAL_PORT: String(await freePort()),
        PLAYWRIGHT_REPORT: report,
      },
    },
  );
  if (!existsSync(report)) {
    return { counts: withExitCode(none, code) };
  }
  const told = JSON.parse(readFileSync(report, 'utf8'));
  return {
    counts: withExitCode(fromPlaywright(told), code),
    notes: failedInPlaywright(told),
  };
}
