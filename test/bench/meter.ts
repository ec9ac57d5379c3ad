import { Knex } from 'knex';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a run cost. Times in milliseconds. */
export interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly statements: number;
  readonly rowsWritten: number;
  readonly bytesWritten: number;
  readonly eventLoopP99Ms: number;
  readonly eventLoopMaxMs: number;
  readonly peakRssMb: number;
}

/** Measures a run in this process, and what the database wrote for it. */
export async function measure(
  knex: Knex,
  work: () => Promise<unknown>,
): Promise<Cost> {
  global.gc?.();
  const written = await readWritten(knex);
  let statements = 0;
  const count = () => {
    statements += 1;
  };
  knex.on('query', count);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  let peakRss = process.memoryUsage.rss();
  const sampler = setInterval(() => {
    peakRss = Math.max(peakRss, process.memoryUsage.rss());
  }, 50);
  const cpu = process.cpuUsage();
  const start = performance.now();
  loop.enable();

  await work();

  loop.disable();
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(sampler);
  knex.off('query', count);
  const now = await readWritten(knex);
  return {
    wallMs,
    cpuMs: (user + system) / 1000,
    statements,
    rowsWritten: now.rows - written.rows,
    bytesWritten: now.bytes - written.bytes,
    eventLoopP99Ms: loop.percentile(99) / 1e6,
    eventLoopMaxMs: loop.max / 1e6,
    peakRssMb: Math.max(peakRss, process.memoryUsage.rss()) / 1024 / 1024,
  };
}

/**
 * Rows and bytes that were written so far: on PostgreSQL rows inserted, updated and deleted, and bytes of the
 * write-ahead log; on SQLite rows as it counts them, and bytes that this process wrote to files.
 */
async function readWritten(
  knex: Knex,
): Promise<{ rows: number; bytes: number }> {
  if (knex.client.config.client !== 'pg') {
    const [{ rows }] = await knex.raw('select total_changes() as rows');
    const io = readFileSync('/proc/self/io', 'utf8');
    return { rows, bytes: Number(/^wchar: (\d+)$/m.exec(io)?.[1] ?? 0) };
  }
  // Sessions report what they did a second after they did it, unless they are asked to.
  await Promise.all(
    [...Array(10)].map(() => knex.raw('select pg_stat_force_next_flush()')),
  );
  await new Promise(resolve => setTimeout(resolve, 1500));
  const {
    rows: [{ rows, bytes }],
  } = await knex.raw(
    `select sum(n_tup_ins + n_tup_upd + n_tup_del)::bigint as rows,
            pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as bytes
     from pg_stat_user_tables`,
  );
  return { rows: Number(rows), bytes: Number(bytes) };
}
