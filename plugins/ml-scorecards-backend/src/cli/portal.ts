import {
  LoggerService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { DatabaseManager } from '@backstage/backend-defaults/database';
import { Config, ConfigReader } from '@backstage/config';
import { ConfigSources } from '@backstage/config-loader';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { existsSync } from 'node:fs';
import { UsageError } from './Terminal';

const PLUGIN_ID = 'ml-scorecards';

const SILENT: LoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => SILENT,
};

/** Reads the configuration of the portal, as its backend does. */
export async function readPortalConfig(
  files: readonly string[] = [],
): Promise<Config> {
  const config = await ConfigSources.toConfig(
    ConfigSources.default({
      argv: files.flatMap(file => ['--config', file]),
      watch: false,
    }),
  ).catch(error => {
    throw new UsageError(`The configuration cannot be read: ${error.message}`);
  });
  const data = config.get<JsonObject>();
  config.close();
  return new ConfigReader(data);
}

/**
 * Opens the database of a portal that has one, without making or migrating anything: this may be another version than
 * the one that runs.
 */
export async function withPortalDatabase<T>(
  config: Config,
  work: (knex: Knex) => Promise<T>,
): Promise<T> {
  const never = { ensureExists: false, ensureSchemaExists: false };
  const manager = DatabaseManager.fromConfig(
    ConfigReader.fromConfigs([
      { context: 'app-config', data: config.get<JsonObject>() },
      {
        context: 'command',
        data: {
          backend: {
            database: { ...never, plugin: { [PLUGIN_ID]: never } },
          },
        },
      },
    ]),
    { migrations: { skip: true } },
  );
  const knex = await manager
    .forPlugin(PLUGIN_ID, {
      logger: SILENT,
      lifecycle: { addStartupHook() {}, addShutdownHook() {} },
    })
    .getClient();
  try {
    await requireTables(knex);
    return await work(knex);
  } finally {
    await knex.destroy();
  }
}

async function requireTables(knex: Knex): Promise<void> {
  const { client, connection } = knex.client.config;
  if (client !== 'pg') {
    const { filename } = connection;
    if (filename === ':memory:') {
      throw new UsageError(
        'The portal keeps its database in memory, where nobody else can look at it',
      );
    }
    if (!existsSync(filename)) {
      throw new UsageError(`There is no database ${filename}`);
    }
  }
  const directory = resolvePackagePath(
    'backstage-plugin-ml-scorecards-backend',
    'migrations',
  );
  // Listing migrations would make the tables in which they are written down.
  const [, pending] = (await hasMigrations(knex))
    ? await knex.migrate.list({ directory })
    : [[], ['all']];
  if (pending.length > 0) {
    throw new UsageError(
      'The database does not have the tables of this version. Start the portal with it once: that makes them.',
    );
  }
}

async function hasMigrations(knex: Knex): Promise<boolean> {
  try {
    return await knex.schema.hasTable('knex_migrations');
  } catch (error) {
    throw new UsageError(
      `The database cannot be read: ${(error as Error).message}`,
    );
  }
}
