import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backstageCli } from '../backstageCli.mjs';
import { fromJest, none, withExitCode } from '../counts.mjs';
import { failedInJest } from '../failedTests.mjs';
import { resultsFolder, root } from '../paths.mjs';
import { run } from '../processes.mjs';

/** The tests of all packages, with jest; those of the database on SQLite, and on PostgreSQL where there is one. */
export async function runPackageTests({ node, env }, { postgres }) {
  const report = join(resultsFolder, 'jest.json');
  rmSync(report, { force: true });
  const { code } = await run(
    node,
    [
      backstageCli,
      'repo',
      'test',
      '--watchAll=false',
      '--ci',
      '--json',
      `--outputFile=${report}`,
    ],
    {
      cwd: root,
      env: {
        ...env,
        NODE_ENV: 'test',
        // Without this the tests would look for Docker where no server was found.
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        ...(postgres && {
          BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING:
            postgres.connectionString,
        }),
      },
    },
  );
  if (!existsSync(report)) {
    return { counts: withExitCode(none, code) };
  }
  const told = JSON.parse(readFileSync(report, 'utf8'));
  return {
    counts: withExitCode(fromJest(told), code),
    notes: failedInJest(told),
  };
}
