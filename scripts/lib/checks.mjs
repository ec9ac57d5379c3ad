import { existsSync, readFileSync } from 'node:fs';
import { attempt } from './attempt.mjs';
import { backstageCli } from './backstageCli.mjs';
import { ensureBuilt } from './build.mjs';
import { isCi } from './isCi.mjs';
import { root } from './paths.mjs';
import { cleanUp, run, stopOnSignals } from './processes.mjs';
import { resultFile } from './runAllTests.mjs';
import { setUp } from './setUp.mjs';
import { conclude, sum } from './summary.mjs';
import { tryStart } from './tryStart.mjs';

const passed = { passed: 1, failed: 0, skipped: 0 };
const failed = { passed: 0, failed: 1, skipped: 0 };

function command(toolchain, program, args) {
  return async () => {
    const { code } = await run(program, args, {
      cwd: root,
      env: toolchain.env,
    });
    return code === 0;
  };
}

function checksWith(toolchain) {
  const yarn = (...args) => command(toolchain, 'yarn', args);
  return {
    Lint: command(toolchain, toolchain.node, [backstageCli, 'repo', 'lint']),
    Formatting: yarn('prettier:check'),
    // Also writes the declarations that the two after it read.
    Types: yarn('tsc'),
    'API reports': yarn('build:api-reports', '--ci'),
    'Build of all packages': async () => {
      await ensureBuilt(toolchain);
      return true;
    },
    // For what the oracle says; how long it takes here means nothing.
    'Benchmark on SQLite': yarn(
      'bench',
      '--components',
      '1000',
      '--engine',
      'sqlite',
    ),
    'Benchmark on PostgreSQL': yarn(
      'bench',
      '--components',
      '1000',
      '--engine',
      'pg',
    ),
    'npm start, from nothing running to nothing running': () => tryStart(),
  };
}

/** What `npm test` found, if it ran before; it counts as a failure if it was to run and left nothing. */
function testResults(testsExitCode) {
  if (testsExitCode === undefined) {
    return [];
  }
  const results = existsSync(resultFile)
    ? JSON.parse(readFileSync(resultFile, 'utf8'))
    : [];
  const { failed: failures, skipped } = sum(results);
  const explained = failures > 0 || skipped > 0;
  return testsExitCode !== 0 && !explained
    ? [
        ...results,
        {
          name: 'npm test',
          milliseconds: 0,
          counts: failed,
          notes: [
            `Failed: npm test ended with exit code ${testsExitCode} before its summary.`,
          ],
        },
      ]
    : results;
}

/**
 * Everything that CI asks for beside the tests; each check counts as one. Given how `npm test` ended, the summary
 * is that of both.
 */
export async function runChecks({ testsExitCode }) {
  stopOnSignals({ exitCode: 130 });
  const results = testResults(testsExitCode);
  const toolchain = await setUp();
  for (const [name, check] of Object.entries(checksWith(toolchain))) {
    results.push(
      await attempt(name, async () =>
        (await check())
          ? { counts: passed }
          : {
              counts: failed,
              notes: [`Failed: ${name}: its messages above say why.`],
            },
      ),
    );
  }
  await cleanUp();
  const { text, exitCode } = conclude(results, { ci: isCi(process.env) });
  console.log(text);
  return exitCode;
}
