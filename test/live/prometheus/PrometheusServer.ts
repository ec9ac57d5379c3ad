import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { start, stop, stopOnSignals } from '../../../scripts/lib/processes.mjs';

stopOnSignals({ exitCode: 130, onStop: undefined });

const programs: Record<string, string> = JSON.parse(
  process.env.PROMETHEUS_PROGRAMS ?? '{}',
);

type Started = ReturnType<typeof start>;

/** A real Prometheus that scrapes a real Pushgateway, on loopback, with a folder of its own that goes with it. */
export class PrometheusServer {
  private constructor(
    readonly address: string,
    readonly gateway: string,
    private readonly folder: string,
    private readonly processes: readonly Started[],
  ) {}

  static async start(options: {
    /** In OpenMetrics. */
    readonly past: string;
    /** Rules by the name of their file. */
    readonly rules: Readonly<Record<string, string>>;
  }): Promise<PrometheusServer> {
    if (!programs.prometheus) {
      throw new Error('Start with: node test/live/run.mjs');
    }
    const folder = mkdtempSync(join(tmpdir(), 'ml-scorecards-live-'));
    writeFileSync(join(folder, 'past.om'), options.past);
    await promisify(execFile)(
      programs.promtool,
      [
        ...['tsdb', 'create-blocks-from'],
        // It reads the whole file anew for each block, and makes one for every two hours unless told otherwise.
        '--max-block-duration=768h',
        ...['openmetrics', '-q', 'past.om', 'data'],
      ],
      { cwd: folder, maxBuffer: 16 * 1024 * 1024 },
    );
    // At once, as one that was given back can be the next one again.
    const [port, gatewayPort] = await Promise.all([freePort(), freePort()]);
    for (const [name, text] of Object.entries(options.rules)) {
      writeFileSync(join(folder, name), text);
    }
    writeFileSync(
      join(folder, 'prometheus.yml'),
      configuration(gatewayPort, Object.keys(options.rules)),
    );
    // With paths within the folder, since the server tells them.
    const inFolder = { cwd: folder, output: 'keep' };
    const processes = [
      start(
        programs['prometheus-pushgateway'],
        [`--web.listen-address=127.0.0.1:${gatewayPort}`],
        inFolder,
      ),
      start(
        programs.prometheus,
        [
          '--config.file=prometheus.yml',
          '--storage.tsdb.path=data',
          '--storage.tsdb.retention.time=60d',
          `--web.listen-address=127.0.0.1:${port}`,
        ],
        inFolder,
      ),
    ];
    const server = new PrometheusServer(
      `http://127.0.0.1:${port}`,
      `http://127.0.0.1:${gatewayPort}`,
      folder,
      processes,
    );
    try {
      await server.until('it is ready', async () =>
        (
          await Promise.all(
            [server.address, server.gateway].map(address =>
              fetch(`${address}/-/ready`),
            ),
          )
        ).every(({ ok }) => ok),
      );
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** Pushes metrics as a job does at its end. */
  async push(job: string, text: string): Promise<void> {
    const response = await fetch(`${this.gateway}/metrics/job/${job}`, {
      method: 'PUT',
      body: text,
    });
    if (!response.ok) {
      throw new Error(`${response.status}: ${await response.text()}`);
    }
  }

  /** Waits until all of these queries have an answer. */
  async untilKnown(...queries: string[]): Promise<void> {
    for (const query of queries) {
      await this.until(`it knows ${query}`, async () => {
        const response = await fetch(
          `${this.address}/api/v1/query?${new URLSearchParams({ query })}`,
        );
        const { data } = (await response.json()) as any;
        return data.result.length > 0;
      });
    }
  }

  async version(): Promise<string> {
    const response = await fetch(`${this.address}/api/v1/status/buildinfo`);
    return ((await response.json()) as any).data.version;
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map(each => stop(each)));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async until(
    what: string,
    isSo: () => Promise<boolean>,
  ): Promise<void> {
    const until = Date.now() + 90_000;
    while (Date.now() < until) {
      // Somebody else may have been given the port meanwhile, and would answer in its place.
      if (this.processes.some(({ child }) => child.exitCode !== null)) break;
      try {
        if (await isSo()) return;
      } catch {
        // Not yet.
      }
      await sleep(200);
    }
    throw new Error(
      `Not in time: that ${what}\n${this.processes
        .map(({ kept }) => kept.slice(-1500))
        .join('\n')}`,
    );
  }
}

function configuration(gatewayPort: number, rules: readonly string[]): string {
  return JSON.stringify({
    global: { scrape_interval: '1s', evaluation_interval: '5s' },
    rule_files: rules,
    scrape_configs: [
      {
        job_name: 'pushgateway',
        honor_labels: true,
        static_configs: [{ targets: [`127.0.0.1:${gatewayPort}`] }],
      },
    ],
  });
}
