import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fromJest,
  fromNodeTest,
  fromPlaywright,
  fromPlaywrightList,
  withExitCode,
} from './counts.mjs';

test('jest: a file that does not load is a failure', () => {
  assert.deepEqual(
    fromJest({
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      numRuntimeErrorTestSuites: 1,
    }),
    { passed: 5, failed: 2, skipped: 3 },
  );
});

test('Playwright: flaky tests and errors outside of tests are failures', () => {
  assert.deepEqual(
    fromPlaywright({
      stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
      errors: [{ message: 'the portal did not start' }],
    }),
    { passed: 4, failed: 3, skipped: 2 },
  );
});

test("Node's runner: its closing lines are read", () => {
  const output =
    '1..3\n# tests 3\n# pass 2\n# fail 0\n# cancelled 1\n# skipped 0\n# todo 0\n';
  assert.deepEqual(fromNodeTest(output), { passed: 2, failed: 1, skipped: 0 });
});

test('a list of browser tests is counted', () => {
  assert.equal(fromPlaywrightList('  a\nTotal: 12 tests in 3 files\n'), 12);
  assert.equal(fromPlaywrightList('Total: 1 test in 1 file'), 1);
  assert.equal(fromPlaywrightList('Error: broken'), 0);
});

test('a runner that breaks has failed, however many tests passed', () => {
  const counts = { passed: 3, failed: 0, skipped: 0 };
  assert.equal(withExitCode(counts, 0).failed, 0);
  assert.equal(withExitCode(counts, 1).failed, 1);
  assert.equal(withExitCode(counts, 'SIGKILL').failed, 1);
  assert.equal(withExitCode({ ...counts, failed: 2 }, 1).failed, 2);
});
