// Every child process gets its own process group, so that stopping it also stops whatever it started.

import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const GRACE_MS = 10_000;
const KEPT_OUTPUT = 200_000;

const running = new Set();
const cleanups = [];
let stopping = false;

/**
 * Starts a command, in a process group of its own unless `ownGroup` is false.
 *
 * `output` is 'inherit' (straight to the terminal), 'tee' (to the terminal and kept) or 'keep' (only kept).
 * `stopSignal` is how the program wants to be asked to end, and `stopsItsOwn` says that it then ends what it started
 * in good order, so that it alone is asked first.
 * `ended` resolves with the exit code, or the name of the signal that ended it. Once the script has been told to
 * stop it does not resolve any more, so that nothing goes on with the next step.
 */
export function start(
  command,
  args,
  {
    output = 'inherit',
    ownGroup = true,
    stopSignal = 'SIGTERM',
    stopsItsOwn = false,
    ...options
  } = {},
) {
  const out = output === 'inherit' ? 'inherit' : 'pipe';
  const child = spawn(command, args, {
    stdio: ['ignore', out, out],
    ...options,
    detached: ownGroup,
  });
  // A negative id stands for the whole group.
  const target = ownGroup ? -child.pid : child.pid;
  const handle = {
    child,
    target,
    stopSignal,
    stopsItsOwn,
    kept: '',
    ended: undefined,
  };
  running.add(handle);

  const keep = stream => chunk => {
    handle.kept = (handle.kept + chunk).slice(-KEPT_OUTPUT);
    if (output === 'tee') {
      stream.write(chunk);
    }
  };
  child.stdout?.setEncoding('utf8').on('data', keep(process.stdout));
  child.stderr?.setEncoding('utf8').on('data', keep(process.stderr));

  handle.ended = new Promise(resolve => {
    const end = how => {
      if (!stopping) {
        resolve(how);
      }
    };
    child.once('error', error => {
      running.delete(handle);
      handle.kept += error.message;
      end(127);
    });
    child.once('close', (code, signal) => {
      running.delete(handle);
      end(signal ?? code);
    });
  });
  return handle;
}

/** Runs a command to its end, and then ends what it may have left behind. */
export async function run(command, args, options) {
  const handle = start(command, args, options);
  const code = await handle.ended;
  await stop(handle, 1_000);
  return { code, output: handle.kept };
}

function isAlive(target) {
  try {
    process.kill(target, 0);
    return true;
  } catch {
    return false;
  }
}

function signal(target, name) {
  try {
    process.kill(target, name);
  } catch {
    // Gone already.
  }
}

async function ends(target, withinMs) {
  const deadline = Date.now() + withinMs;
  while (isAlive(target)) {
    if (Date.now() > deadline) {
      return false;
    }
    await sleep(50);
  }
  return true;
}

/** Asks the whole group to end, and ends it the hard way after some seconds. */
export async function stop(
  { child, target, stopSignal, stopsItsOwn },
  graceMs = GRACE_MS,
) {
  // Without an id it was never started.
  if (child.pid === undefined || !isAlive(target)) {
    return;
  }
  if (stopsItsOwn && isAlive(child.pid)) {
    signal(child.pid, stopSignal);
    if (await ends(target, graceMs)) {
      return;
    }
  }
  signal(target, stopSignal);
  if (!(await ends(target, graceMs))) {
    signal(target, 'SIGKILL');
    await ends(target, 2_000);
  }
}

/** Registers work to be done when the script ends, however it ends. Last registered, first done. */
export function atEnd(cleanup) {
  cleanups.push(cleanup);
}

export async function cleanUp() {
  await Promise.all([...running].map(handle => stop(handle)));
  while (cleanups.length > 0) {
    try {
      await cleanups.pop()();
    } catch (error) {
      console.error(error);
    }
  }
}

/**
 * On Ctrl-C or a request to end: stop everything, then exit with the code.
 *
 * npm passes a Ctrl-C on although the terminal already sent it to everybody, so only a second one that comes
 * later means that the person will not wait.
 */
export function stopOnSignals({ exitCode, onStop }) {
  let firstAt;
  const handle = async () => {
    if (firstAt !== undefined) {
      if (Date.now() - firstAt > 1_000) {
        [...running].forEach(({ target }) => signal(target, 'SIGKILL'));
      }
      return;
    }
    firstAt = Date.now();
    stopping = true;
    onStop?.();
    await cleanUp();
    process.exit(exitCode);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, handle);
  }
}
