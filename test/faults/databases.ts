import { JsonObject } from '@backstage/types';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestContext } from 'node:test';
import {
  findPostgres,
  howToGetPostgres,
  startPostgres,
} from '../../scripts/lib/postgres.mjs';
import { stopOnSignals } from '../../scripts/lib/processes.mjs';
import { Product, ProductOptions } from './Product';
import { Replica } from './Replica';

stopOnSignals({ exitCode: 130, onStop: undefined });

/** A throwaway server whose commits reach the disk. */
export async function startServer() {
  const programs = findPostgres();
  if (!programs) {
    throw new Error(`PostgreSQL is missing: ${howToGetPostgres}`);
  }
  const server = await startPostgres(programs, { durable: true });
  const { host, port, user, password } = server;
  return {
    ...server,
    programs,
    /** Configuration of a database of its own for each name. */
    database: (name: string): JsonObject => ({
      client: 'pg',
      prefix: `${name}_`,
      connection: { host, port, user, password },
    }),
  };
}

/** A folder for a SQLite database in a file. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'ml-scorecards-faults-'));
  return {
    database: {
      client: 'better-sqlite3',
      connection: { directory: folder },
    } as JsonObject,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Fills a new database in another process, so that this one has seen nothing of it. */
export async function loadedDatabase(
  t: TestContext,
  options: ProductOptions,
): Promise<Product> {
  const loader = new Replica();
  try {
    await loader.do('load', options);
  } finally {
    await loader.kill();
  }
  const product = await Product.open(options);
  t.after(() => product.close());
  return product;
}
