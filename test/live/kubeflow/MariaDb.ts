import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { start, stop } from '../../../scripts/lib/processes.mjs';

const program = process.env.MARIADB ?? '';

/** What it is made of at first. */
const SYSTEM = [
  'mysql_system_tables.sql',
  'mysql_system_tables_data.sql',
];

/** A throwaway MariaDB on loopback, which lets in whoever comes, with a folder of its own that goes with it. */
export class MariaDb {
  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly process: ReturnType<typeof start>,
  ) {}

  /** With one empty database. */
  static async start(database: string): Promise<MariaDb> {
    if (!program) throw new Error('Start with: node test/live/run.mjs');
    const base = dirname(dirname(program));
    const share = join(base, 'share', 'mysql');
    const folder = mkdtempSync(join(tmpdir(), 'ml-scorecards-live-'));
    mkdirSync(join(folder, 'data'));
    // Debian has libraries that it needs beside it, if they are not installed.
    const env = {
      ...process.env,
      LD_LIBRARY_PATH: join(base, 'lib', 'x86_64-linux-gnu'),
    };
    const settings = [
      '--no-defaults',
      `--user=${userInfo().username}`,
      `--basedir=${base}`,
      `--datadir=${join(folder, 'data')}`,
      `--lc-messages-dir=${share}`,
      `--character-sets-dir=${join(share, 'charsets')}`,
    ];
    execFileSync(program, [...settings, '--bootstrap'], {
      env,
      input: [
        'create database mysql;',
        'use mysql;',
        ...SYSTEM.map(name => readFileSync(join(share, name), 'utf8')),
      ].join('\n'),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    writeFileSync(
      join(folder, 'init.sql'),
      `create database ${database} character set utf8mb4;\n`,
    );
    const port = await freePort();
    const server = new MariaDb(
      port,
      folder,
      start(
        program,
        [
          ...settings,
          ...['--bind-address=127.0.0.1', `--port=${port}`],
          ...[`--socket=${join(folder, 'socket')}`, '--skip-grant-tables'],
          `--init-file=${join(folder, 'init.sql')}`,
          // Nothing here is worth keeping through a power cut.
          '--innodb-flush-log-at-trx-commit=0',
        ],
        { env, output: 'keep' },
      ),
    );
    try {
      await server.untilItAnswers();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  async stop(): Promise<void> {
    await stop(this.process);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async untilItAnswers(): Promise<void> {
    const until = Date.now() + 60_000;
    while (Date.now() < until) {
      if (await answers(this.port)) return;
      await sleep(100);
    }
    throw new Error(
      `MariaDB does not start:\n${this.process.kept.slice(-3000)}`,
    );
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
