import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  failedInJest,
  failedInNodeTest,
  failedInPlaywright,
} from './failedTests.mjs';

test('jest: failed tests, and files that do not load', () => {
  assert.deepEqual(
    failedInJest({
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'a works' },
            {
              status: 'failed',
              fullName: 'a adds',
              failureMessages: ['\u001b[31mexpected 2\u001b[0m\nat a.ts:1'],
            },
          ],
        },
        {
          name: 'b.test.ts',
          status: 'failed',
          message:
            '  ● Test suite failed to run\n\n    Cannot find module c\n\n      at b.test.ts:1',
        },
      ],
    }),
    ['Failed: a adds (expected 2)', 'Failed: b.test.ts (Cannot find module c)'],
  );
});

test('Playwright: failed tests of all suites, and what went wrong outside', () => {
  const spec = (title, ok) => ({
    title,
    ok,
    line: 3,
    tests: [{ results: [{ error: ok ? undefined : { message: 'gone' } }] }],
  });
  assert.deepEqual(
    failedInPlaywright({
      suites: [
        {
          file: 'a.test.ts',
          specs: [spec('one', true), spec('two', false)],
          suites: [{ file: 'a.test.ts', specs: [spec('three', false)] }],
        },
      ],
      errors: [{ message: 'no portal' }],
    }),
    [
      'Failed: a.test.ts:3 two (gone)',
      'Failed: a.test.ts:3 three (gone)',
      'Failed: outside of tests (no portal)',
    ],
  );
});

test("Node's runner: failed tests, and not what they are in", () => {
  const output = [
    '    ok 1 - fine',
    '    not ok 2 - wrong',
    'not ok 1 - suite',
    'not ok 2 - alone',
  ].join('\n');
  assert.deepEqual(failedInNodeTest(output), [
    'Failed: wrong',
    'Failed: alone',
  ]);
});

test('many are not all told', () => {
  const output = Array.from({ length: 25 }, (_, i) => `not ok ${i + 1} - t`);
  const told = failedInNodeTest(output.join('\n'));
  assert.equal(told.length, 21);
  assert.equal(told.at(-1), 'Failed: 5 more');
});
