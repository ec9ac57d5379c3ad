import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { run, start, stop } from './processes.mjs';

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function grandchildOf(handle) {
  while (!/\d+\n/.test(handle.kept)) {
    await sleep(20);
  }
  return Number(handle.kept);
}

test('a command gives its exit code and output', async () => {
  const { code, output } = await run('sh', ['-c', 'echo hello; exit 3'], {
    output: 'keep',
  });
  assert.equal(code, 3);
  assert.equal(output, 'hello\n');
});

test('a command that is not there does not throw', async () => {
  const { code } = await run('no-such-program', [], { output: 'keep' });
  assert.equal(code, 127);
});

test('stopping a process stops what it started', async () => {
  const handle = start('sh', ['-c', 'sleep 60 & echo $!; wait'], {
    output: 'keep',
  });
  const pid = await grandchildOf(handle);
  await stop(handle);
  assert.equal(isAlive(pid), false);
});

test('a process that will not listen is ended after the grace time', async () => {
  const handle = start(
    'sh',
    ['-c', 'trap "" TERM; echo $$; while true; do sleep 0.1; done'],
    { output: 'keep' },
  );
  const pid = await grandchildOf(handle);
  await stop(handle, 300);
  assert.equal(isAlive(pid), false);
});

test('a program is asked to end with the signal that it wants', async () => {
  const handle = start(
    'sh',
    ['-c', 'trap "exit 7" INT; echo ready; while true; do sleep 0.1; done'],
    { output: 'keep', stopSignal: 'SIGINT' },
  );
  while (!handle.kept) {
    await sleep(20);
  }
  await stop(handle);
  assert.equal(await handle.ended, 7);
});
