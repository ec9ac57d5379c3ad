import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { start, stop, stopOnSignals } from '../../../scripts/lib/processes.mjs';

stopOnSignals({ exitCode: 130, onStop: undefined });

/** By major version: see `run.mjs`. */
const pythons: Record<string, string> = JSON.parse(
  process.env.MLFLOW_PYTHONS ?? '{}',
);

const QUIET = {
  MLFLOW_DISABLE_TELEMETRY: 'true',
  // Agents and evaluations, which nobody asks for here.
  MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
  // What is recorded names nobody.
  LOGNAME: 'portal',
  GIT_PYTHON_REFRESH: 'quiet',
};

/** The only one who is there at first. */
export const ADMIN = { username: 'admin', password: 'canary-admin-password' };

/** A real MLflow server on SQLite, on loopback, with a folder of its own that goes with it. */
export class MlflowServer {
  private constructor(
    /** With the prefix. */
    readonly address: string,
    readonly folder: string,
    private readonly python: string,
    private readonly process: ReturnType<typeof start>,
  ) {}

  static async start(options: {
    readonly major: number;
    /** Such as `/ml`, before all that it serves. */
    readonly prefix?: string;
    /** Asks for a name and a password. Whoever has no other permission has this one. */
    readonly defaultPermission?: 'READ' | 'NO_PERMISSIONS';
    /** Fills the folder before the server starts. */
    readonly prepare?: (python: Python, folder: string) => Promise<unknown>;
  }): Promise<MlflowServer> {
    const { major, prefix = '', defaultPermission, prepare } = options;
    const python = pythons[major];
    if (!python) throw new Error('Start with: node test/live/run.mjs');
    const folder = mkdtempSync(join(tmpdir(), 'ml-scorecards-live-'));
    await prepare?.(
      (script, ...args) => runPython(python, folder, script, args),
      folder,
    );
    const port = await freePort();
    const inFolder = {
      cwd: folder,
      output: 'keep',
      env: {
        ...environment(python),
        ...(defaultPermission && authentication(folder, defaultPermission)),
      },
    };
    const process = start(
      python,
      [
        ...['-m', 'mlflow', 'server', '--host', '127.0.0.1'],
        ...['--port', String(port), '--workers', '2'],
        ...['--backend-store-uri', 'sqlite:///mlflow.db'],
        ...['--artifacts-destination', './artifacts', '--serve-artifacts'],
        ...(prefix ? ['--static-prefix', prefix] : []),
        ...(defaultPermission ? ['--app-name', 'basic-auth'] : []),
      ],
      inFolder,
    );
    const server = new MlflowServer(
      `http://127.0.0.1:${port}${prefix}`,
      folder,
      python,
      process,
    );
    try {
      await server.untilHealthy();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** Runs a script beside this file with the server's own Python. */
  runPython(script: string, ...args: string[]): Promise<string> {
    return runPython(this.python, this.folder, script, args);
  }

  async stop(): Promise<void> {
    await stop(this.process);
    rmSync(this.folder, { recursive: true, force: true });
  }

  async version(): Promise<string> {
    return (await fetch(`${this.address}/version`)).text();
  }

  private async untilHealthy(): Promise<void> {
    const until = Date.now() + 120_000;
    while (Date.now() < until) {
      try {
        const response = await fetch(`${this.address}/health`);
        if (response.ok) return;
      } catch {
        // Not yet.
      }
      await sleep(250);
    }
    throw new Error(
      `MLflow does not start:\n${this.process.kept.slice(-3000)}`,
    );
  }
}

type Python = (script: string, ...args: string[]) => Promise<string>;

function environment(python: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...QUIET,
    // MLflow starts programs of its environment by name.
    PATH: `${dirname(python)}:${process.env.PATH}`,
  };
}

/** From a copy, so that no path of this machine gets into what the script tells MLflow, and so is recorded. */
async function runPython(
  python: string,
  cwd: string,
  script: string,
  args: readonly string[],
): Promise<string> {
  copyFileSync(join(__dirname, script), join(cwd, script));
  const { stdout } = await promisify(execFile)(python, [script, ...args], {
    cwd,
    env: environment(python),
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout;
}

function authentication(
  folder: string,
  defaultPermission: string,
): NodeJS.ProcessEnv {
  const file = join(folder, 'auth.ini');
  writeFileSync(
    file,
    [
      '[mlflow]',
      `default_permission = ${defaultPermission}`,
      'database_uri = sqlite:///auth.db',
      `admin_username = ${ADMIN.username}`,
      `admin_password = ${ADMIN.password}`,
      // Otherwise each request takes as long as a password takes to check.
      'auth_cache_ttl_seconds = 600',
      'authorization_function = mlflow.server.auth:authenticate_request_basic_auth',
      '',
    ].join('\n'),
  );
  return {
    MLFLOW_AUTH_CONFIG_PATH: file,
    MLFLOW_FLASK_SERVER_SECRET_KEY: 'only-for-this-test',
  };
}
