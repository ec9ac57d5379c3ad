import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conclude, summaryText } from './summary.mjs';

const results = [
  {
    name: 'PostgreSQL',
    milliseconds: 900,
    counts: { passed: 0, failed: 0, skipped: 0 },
  },
  {
    name: 'jest',
    milliseconds: 61_000,
    counts: { passed: 10, failed: 1, skipped: 0 },
  },
  {
    name: 'Playwright',
    milliseconds: 0,
    counts: { passed: 0, failed: 0, skipped: 4 },
    notes: ['Skipped: 4 browser tests; to run them, install Chromium.'],
  },
];

test('the summary ends with the sum alone on the last line', () => {
  assert.equal(
    summaryText(results).split('\n').at(-1),
    '10 passed, 1 failed, 4 skipped',
  );
});

test('the summary has a line per runner, and says what was skipped and why', () => {
  const text = summaryText(results);
  assert.match(text, /✖ jest +10 passed, 1 failed, 0 skipped {2}\(61 s\)/);
  assert.match(text, /– Playwright +0 passed, 0 failed, 4 skipped/);
  assert.match(text, /Skipped: 4 browser tests; to run them/);
  assert.doesNotMatch(text, /PostgreSQL/);
});

test('what failed decides the exit code', () => {
  assert.equal(conclude(results, { ci: false }).exitCode, 1);
  assert.equal(conclude([results[2]], { ci: false }).exitCode, 0);
});

test('in CI something skipped is a failure, and said so', () => {
  const { text, exitCode } = conclude([results[2]], { ci: true });
  assert.equal(exitCode, 1);
  assert.match(text, /Failed: 4 skipped: nothing may be skipped in CI/);
  assert.equal(text.split('\n').at(-1), '0 passed, 0 failed, 4 skipped');
});
