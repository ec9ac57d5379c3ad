import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from './attempt.mjs';
import { ensureBuilt } from './build.mjs';
import { findChromium, howToGetChromium } from './chromium.mjs';
import { isCi } from './isCi.mjs';
import { countLiveTests, liveSources } from './liveSources.mjs';
import { resultsFolder } from './paths.mjs';
import { findPostgres, howToGetPostgres, startPostgres } from './postgres.mjs';
import { atEnd, cleanUp, stopOnSignals } from './processes.mjs';
import {
  countBrowserTests,
  runBrowserTests,
  runPortalTests,
} from './runners/browserTests.mjs';
import { countFaultTests, runFaultTests } from './runners/faultTests.mjs';
import { runLiveTests } from './runners/liveTests.mjs';
import { runNodeTests } from './runners/nodeTests.mjs';
import { runPackageTests } from './runners/packageTests.mjs';
import { setUp } from './setUp.mjs';
import { conclude } from './summary.mjs';

export const resultFile = join(resultsFolder, 'npm-test.json');

/** What is missing on this machine: skipped with how to get it, and in CI a failure. */
function missing({ what, howTo, tests = 0 }) {
  return isCi(process.env)
    ? {
        counts: { passed: 0, failed: Math.max(tests, 1), skipped: 0 },
        notes: [`Failed: ${what}: nothing may be skipped in CI; ${howTo}.`],
      }
    : {
        counts: { passed: 0, failed: 0, skipped: tests },
        notes: [`Skipped: ${what}; to run them, ${howTo}.`],
      };
}

/** The tests against real systems. One that cannot be installed leaves the others alone. */
async function liveResults(toolchain) {
  const results = [];
  for (const source of liveSources) {
    const { title, howTo, install } = source;
    results.push(
      await attempt(`Tests with the real ${title} (node --test)`, async () =>
        (await install())
          ? runLiveTests(toolchain, source)
          : missing({
              what: `the tests that ask the real ${title}`,
              howTo,
              tests: countLiveTests(source),
            }),
      ),
    );
  }
  return results;
}

/** Builds what the tests after it are about; a failure if that does not work, and otherwise no result of its own. */
async function buildAll(toolchain) {
  const build = await attempt('Build for the tests', async () => {
    await ensureBuilt(toolchain);
    return { counts: { passed: 0, failed: 0, skipped: 0 } };
  });
  return build.counts.failed > 0 ? [build] : [];
}

async function browserResults(toolchain, { chromium, postgres }) {
  const databases = [
    ['sqlite', 'SQLite', true],
    ['postgres', 'PostgreSQL', Boolean(postgres)],
  ];
  const canRun = databases.map(([, , there]) => Boolean(chromium) && there);

  const results = [];
  const tests = canRun.every(Boolean) ? 0 : await countBrowserTests(toolchain);
  for (const [index, [database, title]] of databases.entries()) {
    const name = `Browser tests on ${title} (Playwright)`;
    results.push(
      await attempt(name, async () =>
        canRun[index]
          ? runBrowserTests(toolchain, { chromium, database, postgres })
          : missing({
              what: `the browser tests on ${title}`,
              howTo: chromium ? howToGetPostgres : howToGetChromium,
              tests,
            }),
      ),
    );
  }
  for (const [portal, title] of [
    ['looks', 'of how pages look and are used'],
    ['legacy', 'on the old frontend system'],
    ['large', 'with many components'],
  ]) {
    results.push(
      await attempt(`Browser tests ${title} (Playwright)`, async () =>
        chromium
          ? runPortalTests(toolchain, { chromium, portal })
          : missing({
              what: `the browser tests ${title}`,
              howTo: howToGetChromium,
              tests: await countBrowserTests(toolchain, { portal }),
            }),
      ),
    );
  }
  return results;
}

/** `npm test`: sets up what is missing, runs all the tests of all runners, and sums them up. */
export async function runAllTests() {
  stopOnSignals({ exitCode: 130 });
  rmSync(resultsFolder, { recursive: true, force: true });
  mkdirSync(resultsFolder, { recursive: true });

  const toolchain = await setUp();
  const chromium = findChromium();
  const results = [
    await attempt('Tests of the scripts (node --test)', () =>
      // With the page that they make about all sources.
      runNodeTests(toolchain, ['scripts/lib', 'test/sources']),
    ),
  ];

  let postgres;
  const programs = findPostgres();
  results.push(
    await attempt('PostgreSQL for the tests', async () => {
      if (!programs) {
        return missing({
          what: 'the database tests on PostgreSQL',
          howTo: howToGetPostgres,
        });
      }
      postgres = await startPostgres(programs);
      atEnd(postgres.stop);
      return { counts: { passed: 0, failed: 0, skipped: 0 } };
    }),
  );
  results.push(
    await attempt('Tests of the packages (jest)', () =>
      runPackageTests(toolchain, { postgres }),
    ),
  );
  // The first two wait for others most of the time: for processes to end or time to pass, and for Python to start.
  const [faults, live, failedBuild] = await Promise.all([
    attempt('Tests with faults (node --test)', () =>
      programs
        ? runFaultTests(toolchain)
        : missing({
            what: 'the tests that kill, stop and restart',
            howTo: howToGetPostgres,
            tests: countFaultTests(),
          }),
    ),
    liveResults(toolchain),
    buildAll(toolchain),
  ]);
  results.push(faults, ...live, ...failedBuild);
  if (failedBuild.length === 0) {
    results.push(
      await attempt('Tests of the packages as published (node --test)', () =>
        runNodeTests(toolchain, ['test/published']),
      ),
    );
    results.push(...(await browserResults(toolchain, { chromium, postgres })));
  }
  await cleanUp();

  writeFileSync(resultFile, JSON.stringify(results, null, 2));
  const { text, exitCode } = conclude(results, { ci: isCi(process.env) });
  console.log(text);
  return exitCode;
}
