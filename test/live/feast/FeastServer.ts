import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { start, stop, stopOnSignals } from '../../../scripts/lib/processes.mjs';

stopOnSignals({ exitCode: 130, onStop: undefined });

const python = process.env.FEAST_PYTHON ?? '';

/** A folder with `feature_store.yaml`, as a team has it in its repository. */
export interface FeastRepository {
  readonly project: string;
  /** The file beside this one that defines what there is. */
  readonly definitions: string;
  /** What feature_store.yaml has besides. */
  readonly settings?: string;
  /** Whether a registry server that is started from it keeps what it has read, also when the registry changes. */
  readonly isCached?: boolean;
}

/** A real Feast with one registry for several projects, in a folder that goes with it. */
export class Feast {
  /** Below it, each project has the folder of its name. */
  readonly folder = mkdtempSync(join(tmpdir(), 'ml-scorecards-live-'));

  constructor() {
    if (!python) throw new Error('Start with: node test/live/run.mjs');
  }

  /** Writes a repository down. What it defines is applied by `feast apply`. */
  add(repository: FeastRepository): void {
    const { project, definitions, settings = '', isCached } = repository;
    const folder = join(this.folder, project);
    mkdirSync(join(folder, 'data'), { recursive: true });
    writeFileSync(
      join(folder, 'feature_store.yaml'),
      [
        `project: ${project}`,
        'provider: local',
        // No path of this machine gets into what is recorded.
        `registry: { path: ../registry.db, cache_mode: ${
          isCached ? 'thread' : 'sync'
        } }`,
        'online_store: { type: sqlite, path: data/online.db }',
        'offline_store: { type: file }',
        'entity_key_serialization_version: 3',
        settings,
        '',
      ].join('\n'),
    );
    copyFileSync(join(__dirname, definitions), join(folder, 'definitions.py'));
  }

  /** Runs a script beside this file in the folder of a project. */
  async script(
    project: string,
    script: string,
    ...args: string[]
  ): Promise<string> {
    const copy = join(this.folder, script);
    copyFileSync(join(__dirname, script), copy);
    return this.#run(python, [copy, ...args], project);
  }

  /** The command of that name, such as `apply`. */
  command(project: string, ...args: string[]): Promise<string> {
    return this.#run(join(dirname(python), 'feast'), args, project);
  }

  /** A registry server, which has the settings of the project that it is started from, and serves all. */
  serve(project: string): Promise<FeastServer> {
    return FeastServer.start(join(this.folder, project));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #run(
    command: string,
    args: readonly string[],
    project: string,
  ): Promise<string> {
    const { stdout } = await promisify(execFile)(command, args, {
      cwd: join(this.folder, project),
      maxBuffer: 16 * 1024 * 1024,
    });
    return stdout;
  }
}

/** A registry server that speaks REST, on loopback. */
export class FeastServer {
  private constructor(
    readonly address: string,
    private readonly process: ReturnType<typeof start>,
  ) {}

  static async start(cwd: string): Promise<FeastServer> {
    const port = await freePort();
    const inFolder = { cwd, output: 'keep' };
    const process = start(
      join(dirname(python), 'feast'),
      [
        ...['serve_registry', '--rest-api', '--no-grpc'],
        ...['--host', '127.0.0.1', '--rest-port', String(port)],
      ],
      inFolder,
    );
    const server = new FeastServer(`http://127.0.0.1:${port}`, process);
    try {
      await server.#untilItAnswers();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** Lets Feast measure the quality of a view's data, and set its baseline. */
  async measure(project: string, view: string): Promise<void> {
    const response = await fetch(
      `${this.address}/api/v1/monitoring/auto_compute`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ project, feature_view_name: view }),
      },
    );
    if (!response.ok) throw new Error(await response.text());
  }

  async stop(): Promise<void> {
    await stop(this.process);
  }

  async #untilItAnswers(): Promise<void> {
    const until = Date.now() + 120_000;
    while (Date.now() < until) {
      try {
        const response = await fetch(`${this.address}/api/v1/projects`);
        if (response.ok) return;
      } catch {
        // Not yet.
      }
      await sleep(250);
    }
    throw new Error(`Feast does not start:\n${this.process.kept.slice(-3000)}`);
  }
}

/** The version that is installed. */
export async function feastVersion(): Promise<string> {
  const { stdout } = await promisify(execFile)(python, [
    '-c',
    'from importlib.metadata import version; print(version("feast"))',
  ]);
  return stdout.trim();
}
