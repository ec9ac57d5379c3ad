import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './messages.mjs';
import { root } from './paths.mjs';
import { isPortFree } from './ports.mjs';
import { portalPorts } from './portalPorts.mjs';
import { start, stop } from './processes.mjs';

const readyLine = /^ML Scorecards portal is ready: http/m;
const readyWithin = 300_000;
const stopsWithin = 30_000;

/** Does what a newcomer does: `npm start`, wait for the address, Ctrl-C. Nothing may be left on the portal's ports. */
export async function tryStart() {
  const portal = start('npm', ['start'], { cwd: root, output: 'tee' });
  let exitCode;
  portal.ended.then(code => {
    exitCode = code;
  });

  const deadline = Date.now() + readyWithin;
  while (!readyLine.test(portal.kept)) {
    if (exitCode !== undefined || Date.now() > deadline) {
      say('npm start: the portal did not become ready');
      await stop(portal);
      return false;
    }
    await sleep(200);
  }

  // To the whole group, as a terminal does it.
  process.kill(portal.target, 'SIGINT');
  await Promise.race([portal.ended, sleep(stopsWithin)]);
  if (exitCode === undefined) {
    say('npm start: did not stop on Ctrl-C');
    await stop(portal);
    return false;
  }

  const ports = Object.values(portalPorts(process.env));
  const left = [];
  for (const port of ports) {
    if (!(await isPortFree(port))) {
      left.push(port);
    }
  }
  if (left.length > 0) {
    say(`npm start: something still listens on ${left.join(', ')}`);
  }
  return left.length === 0;
}
