import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  LoggerService,
  RootLifecycleService,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import {
  FactCollector,
  knownFactSets,
} from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { CollectorRegistry } from '../../plugins/ml-scorecards-backend/src/collection/CollectorRegistry';
import { openDatabase } from '../../plugins/ml-scorecards-backend/src/database/database';
import { CurrentPositions } from '../../plugins/ml-scorecards-backend/src/database/positions';
import {
  Definitions,
  loadDefinitions,
  readDefinitions,
} from '../../plugins/ml-scorecards-backend/src/definitions';
import { ScorecardRecorder } from '../../plugins/ml-scorecards-backend/src/recording/ScorecardRecorder';

/** The product's own classes on a database, wired as its plugin wires them. */
export interface OpenProduct {
  readonly config: JsonObject;
  readonly knex: Knex;
  readonly registry: CollectorRegistry;
  readonly definitions: Definitions;
  readonly positions: CurrentPositions;
  readonly recorder: ScorecardRecorder;
  close(): Promise<void>;
}

export async function openProduct(options: {
  config: JsonObject;
  collectors: readonly FactCollector[];
  now: () => Date;
  logger: LoggerService;
}): Promise<OpenProduct> {
  const { collectors, now, logger } = options;
  const config = new ConfigReader(options.config);
  const shutdown: Array<() => void | Promise<void>> = [];
  const lifecycle: RootLifecycleService = {
    addBeforeShutdownHook: () => {},
    addStartupHook: () => {},
    addShutdownHook: hook => shutdown.push(hook),
  };
  const knex = await openDatabase(
    DatabaseManager.fromConfig(config, {
      rootLogger: logger,
      rootLifecycle: lifecycle,
    }).forPlugin('ml-scorecards', { logger, lifecycle }),
  );
  const registry = new CollectorRegistry();
  registry.add(...collectors);
  const definitions = loadDefinitions({
    raw: await readDefinitions(config),
    factSets: registry.factSets(knownFactSets),
  });
  if (definitions.problems.length > 0) {
    throw new Error(JSON.stringify(definitions.problems[0]));
  }
  const positions = await CurrentPositions.create(knex, definitions, now());
  return {
    config: options.config,
    knex,
    registry,
    definitions,
    positions,
    recorder: new ScorecardRecorder({
      knex,
      logger,
      collectors: registry,
      definitions,
      positions,
      now,
    }),
    close: async () => {
      // The manager ends its timer that keeps connections alive. Backstage 1.55 leaves the connections themselves.
      for (const hook of shutdown) {
        await hook();
      }
      await knex.destroy();
    },
  };
}
