import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeVersionProblem } from './nodeVersion.mjs';

test('an old Node is told what to do in one sentence', () => {
  assert.equal(
    nodeVersionProblem('18.20.8', 'linux'),
    'Node 18.20.8 is too old: install Node 20 or newer (Node 22 is best) and run the same command again.',
  );
});

test('any newer Node will do', () => {
  for (const version of ['20.0.0', '22.23.3', '24.21.0', '26.0.0']) {
    assert.equal(nodeVersionProblem(version, 'linux'), undefined);
  }
});

test('Windows is sent to its Linux subsystem', () => {
  assert.match(nodeVersionProblem('22.0.0', 'win32'), /WSL/);
});
