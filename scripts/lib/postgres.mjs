// A throwaway PostgreSQL: own data folder, own port, loopback only, gone at the end. A server that already runs on
// the machine is never touched.

import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './ports.mjs';
import { atEnd, run, start, stop } from './processes.mjs';
import { findProgram } from './programs.mjs';

export const howToGetPostgres =
  'install the PostgreSQL server (Debian: apt-get install postgresql)';

const wantedVersion = 15;

function debianFolders() {
  const parent = '/usr/lib/postgresql';
  const versions = existsSync(parent)
    ? readdirSync(parent).map(Number).filter(Boolean)
    : [];
  // The version that the tests name first, then the newest.
  versions.sort(
    (a, b) => (b === wantedVersion) - (a === wantedVersion) || b - a,
  );
  return versions.map(version => join(parent, String(version), 'bin'));
}

/** The server's programs, on the PATH or where Debian keeps them off it; undefined if there are none. */
export function findPostgres() {
  const folders = [...debianFolders(), process.env.PATH].join(':');
  const initdb = findProgram(['initdb'], folders);
  const postgres = findProgram(['postgres'], folders);
  return initdb && postgres ? { initdb, postgres } : undefined;
}

/** PostgreSQL refuses to run as root, so root runs it as the user that its package made. */
function serverUser() {
  if (process.getuid?.() !== 0) {
    return {};
  }
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = flag =>
        Number(
          execFileSync('id', [flag, name], {
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'ignore'],
          }),
        );
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user: the next one.
    }
  }
  throw new Error('There is no user that PostgreSQL could run as');
}

function answers(port) {
  return new Promise(resolve => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** With `durable`, what is committed reaches the disk, as it does where somebody installs it. */
export async function startPostgres(
  { initdb, postgres },
  { durable = false } = {},
) {
  const user = serverUser();
  const password = randomBytes(16).toString('hex');
  const folder = mkdtempSync(join(tmpdir(), 'ml-scorecards-postgres-'));
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  atEnd(remove);

  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined) {
    chownSync(folder, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }

  // Not in our folder, which the server's user need not be allowed to read.
  const options = { ...user, cwd: folder, output: 'keep' };
  const initialized = await run(
    initdb,
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      `--pwfile=${passwordFile}`,
    ],
    options,
  );
  if (initialized.code !== 0) {
    throw new Error(`initdb failed:\n${initialized.output}`);
  }

  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    // Every Backstage plugin has a database and a pool of connections of its own.
    max_connections: 300,
    // Nothing here is worth keeping through a power cut.
    ...(!durable && {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
    }),
  };
  const server = start(
    postgres,
    [
      '-D',
      data,
      ...Object.entries(settings).flatMap(([name, value]) => [
        '-c',
        `${name}=${value}`,
      ]),
    ],
    // Asked to terminate it would wait for its clients; interrupted it sends them away.
    { ...options, stopSignal: 'SIGINT' },
  );
  let ended = false;
  server.ended.then(() => {
    ended = true;
  });
  const deadline = Date.now() + 60_000;
  while (!(await answers(port))) {
    if (ended || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start:\n${server.kept}`);
    }
    await sleep(100);
  }

  return {
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}`,
    stop: async () => {
      await stop(server);
      remove();
    },
  };
}
