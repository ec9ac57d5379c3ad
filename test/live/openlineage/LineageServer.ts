import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { start, stop, stopOnSignals } from '../../../scripts/lib/processes.mjs';

stopOnSignals({ exitCode: 130, onStop: undefined });

/** Keeps all events, also those that were long ago. */
const CONFIGURATION = `project: live
provider: local
registry: registry.db
online_store: null
entity_key_serialization_version: 3
openlineage:
  enabled: true
  consumer:
    enabled: true
    connection_string: sqlite:///lineage.db
    retention_days: 0
`;

/** A real lineage server of Feast on SQLite, on loopback, with a folder of its own that goes with it. */
export class LineageServer {
  private constructor(
    readonly address: string,
    private readonly folder: string,
    private readonly process: ReturnType<typeof start>,
  ) {}

  static async start(): Promise<LineageServer> {
    const python = process.env.FEAST_PYTHON;
    if (!python) throw new Error('Start with: node test/live/run.mjs');
    const folder = mkdtempSync(join(tmpdir(), 'ml-scorecards-live-'));
    writeFileSync(join(folder, 'feature_store.yaml'), CONFIGURATION);
    const port = await freePort();
    const inFolder = {
      cwd: folder,
      output: 'keep',
      env: { ...process.env, FEAST_USAGE: 'False' },
    };
    const server = new LineageServer(
      `http://127.0.0.1:${port}`,
      folder,
      start(
        join(dirname(python), 'feast'),
        ['serve_lineage', '--host', '127.0.0.1', '--port', String(port)],
        inFolder,
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

  /** As a producer of OpenLineage does. */
  async send(event: object): Promise<void> {
    const response = await fetch(`${this.address}/api/v1/lineage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(event),
    });
    if (response.status !== 201) {
      throw new Error(`${response.status} ${await response.text()}`);
    }
  }

  async stop(): Promise<void> {
    await stop(this.process);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async untilItAnswers(): Promise<void> {
    const until = Date.now() + 120_000;
    while (Date.now() < until) {
      try {
        const response = await fetch(
          `${this.address}/api/v1/lineage/openlineage/namespaces`,
        );
        if (response.ok) return;
      } catch {
        // Not yet.
      }
      await sleep(250);
    }
    throw new Error(`Feast does not start:\n${this.process.kept.slice(-3000)}`);
  }
}
