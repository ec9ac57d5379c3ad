// Runs the built portal, not its sources: the backend bundle that `yarn build:all` makes is unpacked into a folder of
// its own and started as it would be in production, with the app that it serves.
//
// The dependencies are those of the repository, linked one by one; the packages of this repository are the unpacked,
// built ones. An installation of their own would take minutes and give the same files.

import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { bundle } from '../../scripts/lib/build.mjs';
import { UserError } from '../../scripts/lib/messages.mjs';
import { logsFolder, root, workFolder } from '../../scripts/lib/paths.mjs';
import { demoPorts } from '../../scripts/lib/portalPorts.mjs';
import {
  freePort,
  isPortFree,
  portInUseMessage,
} from '../../scripts/lib/ports.mjs';
import { atEnd, run, start, stop } from '../../scripts/lib/processes.mjs';
import {
  backendIsReady,
  pageAnswers,
  waitUntilReady,
} from '../../scripts/lib/readiness.mjs';

const startsWithin = 180_000;

/** Links what is in one node_modules folder into another one; our own packages keep their relative links. */
function linkDependencies(from, to) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name.startsWith('.')) {
      continue;
    }
    const source = join(from, name);
    const target = join(to, name);
    if (lstatSync(source).isSymbolicLink()) {
      symlinkSync(readlinkSync(source), target);
    } else if (name.startsWith('@')) {
      linkDependencies(source, target);
    } else {
      symlinkSync(source, target);
    }
  }
}

function workspaceFolders(folder) {
  return ['packages', 'plugins'].flatMap(kind =>
    existsSync(join(folder, kind))
      ? readdirSync(join(folder, kind)).map(name => join(kind, name))
      : [],
  );
}

async function unpack(folder) {
  if (!existsSync(bundle)) {
    throw new UserError(
      'The portal is not built: run `npm test`, or `yarn tsc` and `yarn build:all` first.',
    );
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { code, output } = await run('tar', ['-xzf', bundle, '-C', folder], {
    output: 'keep',
  });
  if (code !== 0) {
    throw new Error(`The bundle cannot be unpacked: ${output}`);
  }
  linkDependencies(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const workspace of workspaceFolders(folder)) {
    const nested = join(root, workspace, 'node_modules');
    if (existsSync(nested)) {
      linkDependencies(nested, join(folder, workspace, 'node_modules'));
    }
  }
}

/** Free ports other than the one that the portal is going to take. All at once, as one that was given back can be the next one again. */
async function freePortsBeside(port, count) {
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  return ports.includes(port) ? freePortsBeside(port, count) : ports;
}

/**
 * Copies the demo for this portal alone. What it stands in for gets ports of its own, so that the tests run beside a
 * portal that somebody uses; the ports stand in the configuration and in the addresses of the catalog.
 */
async function copyDemo(folder, port) {
  const free = await freePortsBeside(port, demoPorts.length);
  const inTexts = new RegExp(`\\b(?:${demoPorts.join('|')})\\b`, 'g');
  const copyWithPorts = name =>
    writeFileSync(
      join(folder, name),
      readFileSync(join(root, name), 'utf8').replaceAll(inTexts, port =>
        String(free[demoPorts.indexOf(Number(port))]),
      ),
    );
  cpSync(join(root, 'examples'), join(folder, 'examples'), {
    recursive: true,
  });
  cpSync(join(root, 'backstage.json'), join(folder, 'backstage.json'));
  copyWithPorts('app-config.yaml');
  readdirSync(join(root, 'examples', 'catalog'))
    .filter(name => name.endsWith('.yaml'))
    .forEach(name => copyWithPorts(join('examples', 'catalog', name)));
}

function databaseSettings(postgres) {
  if (!postgres) {
    return { client: 'better-sqlite3', connection: ':memory:' };
  }
  const { hostname, port, username, password } = new URL(postgres);
  return {
    client: 'pg',
    connection: {
      host: hostname,
      port: Number(port),
      user: username,
      password,
    },
  };
}

/** Puts an app beside the one that the bundle holds. */
function copyApp(name, folder) {
  const app = join('packages', name);
  if (existsSync(join(folder, app))) {
    return;
  }
  for (const part of ['package.json', 'dist']) {
    cpSync(join(root, app, part), join(folder, app, part), { recursive: true });
  }
}

/** What differs from the app-config.yaml of the demo: the app, one port for page and API, and the chosen database. */
function settings({ app, url, port, postgres }) {
  return {
    app: { baseUrl: url, packageName: app },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      cors: { origin: url },
      database: databaseSettings(postgres),
    },
  };
}

/**
 * Starts the built portal.
 *
 * `postgres` is a connection string; without it the portal keeps everything in an in-memory SQLite. `app` is the package of the
 * app that it shows. `files` are texts by
 * their places in the portal's own folder, in which app-config.yaml lies as well, and `config` is laid over that of the
 * demo. `repositories` of what is returned is the portal's own copy of the demo's repositories, which a test may change.
 */
export async function startPortal({
  name,
  port,
  postgres,
  app = 'app',
  files = {},
  config: overrides = {},
}) {
  if (!(await isPortFree(port))) {
    throw new UserError(
      portInUseMessage({ port, purpose: 'the portal under test' }),
    );
  }
  const folder = join(workFolder, `portal-${name}`);
  await unpack(folder);
  copyApp(app, folder);
  await copyDemo(folder, port);
  for (const [place, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, place)), { recursive: true });
    writeFileSync(join(folder, place), text);
  }

  const url = `http://localhost:${port}`;
  const config = join(folder, 'app-config.test.yaml');
  // JSON is YAML.
  writeFileSync(
    config,
    JSON.stringify(settings({ app, url, port, postgres })),
    {
      mode: 0o600,
    },
  );
  const overridesFile = join(folder, 'app-config.overrides.yaml');
  writeFileSync(overridesFile, JSON.stringify(overrides), { mode: 0o600 });

  mkdirSync(logsFolder, { recursive: true });
  const logFile = join(logsFolder, `portal-${name}.log`);
  const log = openSync(logFile, 'w');
  const backend = join(folder, 'packages', 'backend');
  const portal = start(
    process.execPath,
    [
      // Keeps the links' own places, so that a dependency that looks for one of our packages finds the built one.
      '--preserve-symlinks',
      '--preserve-symlinks-main',
      join(backend, 'dist', 'index.cjs.js'),
      '--config',
      join(folder, 'app-config.yaml'),
      '--config',
      config,
      '--config',
      overridesFile,
    ],
    {
      // As in development, so that the paths in app-config.yaml lead to the copies.
      cwd: backend,
      // Development mode, because the demo's people may only be entered there.
      env: { ...process.env, NODE_ENV: 'development' },
      stdio: ['ignore', log, log],
      // Whoever ends the test runner's group ends the portal with it.
      ownGroup: false,
    },
  );
  closeSync(log);
  const stopPortal = () => stop(portal);
  atEnd(stopPortal);

  const ended = new AbortController();
  portal.ended.then(() => ended.abort());
  const ready = await waitUntilReady({
    checks: {
      page: () => pageAnswers(url),
      backend: () => backendIsReady(url),
    },
    signal: AbortSignal.any([ended.signal, AbortSignal.timeout(startsWithin)]),
  });
  if (!ready) {
    await stopPortal();
    const tail = readFileSync(logFile, 'utf8').split('\n').slice(-40);
    throw new Error(`The portal did not start:\n${tail.join('\n')}`);
  }
  return {
    url,
    repositories: join(folder, 'examples', 'repositories'),
    logFile,
    stop: stopPortal,
  };
}
