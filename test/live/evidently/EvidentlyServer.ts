import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { start, stop, stopOnSignals } from '../../../scripts/lib/processes.mjs';

stopOnSignals({ exitCode: 130, onStop: undefined });

const python = process.env.EVIDENTLY_PYTHON ?? '';

/** It tells nobody that it runs. */
const env = { ...process.env, DO_NOT_TRACK: '1' };

/** A workspace of Evidently, in a folder that goes with it. */
export class EvidentlyWorkspace {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ml-scorecards-live-'));

  constructor() {
    if (!python) throw new Error('Start with: node test/live/run.mjs');
  }

  /** Brings in what teams have, as of an instant. Gives a report as a job commits it. */
  async seed(now: number): Promise<unknown> {
    const report = join(this.#folder, 'report.json');
    await this.#script(
      'seed_evidently.py',
      join(this.#folder, 'workspace'),
      String(now),
      report,
    );
    return JSON.parse(readFileSync(report, 'utf8'));
  }

  /** Brings in what the demo's components have. */
  seedDemo(now: number): Promise<void> {
    return this.#script(
      'seed_demo.py',
      join(this.#folder, 'workspace'),
      String(now),
    );
  }

  /** A report as Evidently wrote it before 0.6. */
  async legacyReport(): Promise<unknown> {
    const report = join(this.#folder, 'legacy.json');
    await this.#script('legacy_report.py', report);
    return JSON.parse(readFileSync(report, 'utf8'));
  }

  serve(): Promise<EvidentlyServer> {
    return EvidentlyServer.start(join(this.#folder, 'workspace'));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #script(script: string, ...args: string[]): Promise<void> {
    await promisify(execFile)(python, [join(__dirname, script), ...args], {
      cwd: this.#folder,
      env,
      maxBuffer: 16 * 1024 * 1024,
    });
  }
}

/** Its server, on loopback. Whoever writes has to know a secret that the portal does not have. */
export class EvidentlyServer {
  private constructor(
    readonly address: string,
    private readonly process: ReturnType<typeof start>,
  ) {}

  static async start(workspace: string): Promise<EvidentlyServer> {
    const port = await freePort();
    const inFolder = { cwd: dirname(workspace), env, output: 'keep' };
    const process = start(
      join(dirname(python), 'evidently'),
      [
        ...['ui', '--workspace', workspace],
        ...['--host', '127.0.0.1', '--port', String(port)],
        ...['--secret', 'canary-secret'],
      ],
      inFolder,
    );
    const server = new EvidentlyServer(`http://127.0.0.1:${port}`, process);
    try {
      await server.#untilItAnswers();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** As it says itself. */
  async version(): Promise<string> {
    const response = await fetch(`${this.address}/api/version`);
    const { version } = (await response.json()) as { version: string };
    return version;
  }

  async stop(): Promise<void> {
    await stop(this.process);
  }

  async #untilItAnswers(): Promise<void> {
    const until = Date.now() + 120_000;
    while (Date.now() < until) {
      try {
        const response = await fetch(`${this.address}/api/version`);
        if (response.ok) return;
      } catch {
        // Not yet.
      }
      await sleep(250);
    }
    throw new Error(
      `Evidently does not start:\n${this.process.kept.slice(-3000)}`,
    );
  }
}
