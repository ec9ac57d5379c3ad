import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { start, stop, stopOnSignals } from '../../../scripts/lib/processes.mjs';
import { MariaDb } from './MariaDb';

stopOnSignals({ exitCode: 130, onStop: undefined });

const program = process.env.MODEL_REGISTRY ?? '';

/** In which version. */
export const registryVersion = process.env.MODEL_REGISTRY_VERSION ?? '';

const ROOT = '/api/model_registry/v1alpha3';

/** A real Model Registry on loopback, on a database of its own. */
export class ModelRegistry {
  private constructor(
    readonly address: string,
    private readonly database: MariaDb,
    private readonly process: ReturnType<typeof start>,
  ) {}

  static async start(): Promise<ModelRegistry> {
    if (!program) throw new Error('Start with: node test/live/run.mjs');
    const database = await MariaDb.start('registry');
    const port = await freePort();
    const registry = new ModelRegistry(
      `http://127.0.0.1:${port}`,
      database,
      start(
        program,
        [
          ...['proxy', '--hostname', '127.0.0.1', '--port', String(port)],
          ...['--datastore-type', 'embedmd', '--embedmd-database-type', 'mysql'],
          '--embedmd-database-dsn',
          `root@tcp(127.0.0.1:${database.port})/registry?charset=utf8mb4`,
        ],
        { output: 'keep' },
      ),
    );
    try {
      await registry.untilHealthy();
    } catch (error) {
      await registry.stop();
      throw error;
    }
    return registry;
  }

  /** The id of what is made. */
  async post(path: string, body: object): Promise<string> {
    const { id } = await this.send('POST', path, body);
    return id;
  }

  async archive(path: string): Promise<void> {
    await this.send('PATCH', path, { state: 'ARCHIVED' });
  }

  async stop(): Promise<void> {
    await stop(this.process);
    await this.database.stop();
  }

  private async send(
    method: string,
    path: string,
    body: object,
  ): Promise<{ id: string }> {
    const response = await fetch(`${this.address}${ROOT}/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    assert(response.ok, `${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  }

  private async untilHealthy(): Promise<void> {
    const until = Date.now() + 120_000;
    while (Date.now() < until) {
      try {
        const response = await fetch(`${this.address}${ROOT}/registered_models`);
        if (response.ok) return;
      } catch {
        // Not yet.
      }
      await sleep(250);
    }
    throw new Error(
      `The Model Registry does not start:\n${this.process.kept.slice(-3000)}`,
    );
  }
}
