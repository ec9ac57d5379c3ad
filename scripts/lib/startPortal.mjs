import { backstageCli } from './backstageCli.mjs';
import { UserError, say, seconds } from './messages.mjs';
import { root } from './paths.mjs';
import { portSettings, portalPorts, requireFreePorts } from './portalPorts.mjs';
import { start, stop, stopOnSignals } from './processes.mjs';
import { backendIsReady, pageAnswers, waitUntilReady } from './readiness.mjs';
import { setUp } from './setUp.mjs';

/** `npm start`: sets up what is missing, runs the portal until it is told to stop, and leaves nothing running. */
export async function startPortal(args) {
  stopOnSignals({ exitCode: 0, onStop: () => say('Stopping the portal …') });

  const ports = portalPorts(process.env);
  // Before the set-up, so that nobody waits for minutes to hear it.
  await requireFreePorts(ports);
  const { node, env } = await setUp();
  await requireFreePorts(ports);

  const begun = Date.now();
  say('Starting the portal; its page is compiled first …');
  const portal = start(node, [backstageCli, 'repo', 'start', ...args], {
    cwd: root,
    env: { ...env, ...portSettings(ports) },
  });

  const address = `http://localhost:${ports.page}`;
  const gone = new AbortController();
  const ready = waitUntilReady({
    checks: {
      'the page': () => pageAnswers(address),
      'the backend': () => backendIsReady(`http://localhost:${ports.backend}`),
    },
    onWait: (missing, waited) =>
      say(`Waiting for ${missing.join(' and ')} (${seconds(waited)})`),
    signal: gone.signal,
  }).then(isReady => {
    if (isReady) {
      say(`Started in ${seconds(Date.now() - begun)}; Ctrl-C stops it`);
      console.log(`\nML Scorecards portal is ready: ${address}\n`);
    }
  });

  const code = await portal.ended;
  gone.abort();
  await ready;
  // What it started may have outlived it.
  await stop(portal);
  if (code === 0) {
    return 0;
  }
  const problem = new UserError(
    `The portal ended by itself (${
      typeof code === 'number' ? `exit code ${code}` : code
    }): its last messages above say why.`,
  );
  problem.exitCode = typeof code === 'number' ? code : 1;
  throw problem;
}
