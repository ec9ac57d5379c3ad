import {
  AuthService,
  DatabaseService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { knownFactSets } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { CatalogFactCollector } from './collection/catalog/CatalogFactCollector';
import { CollectorRegistry } from './collection/CollectorRegistry';
import { FactCollection } from './collection/FactCollection';
import { PipelineConfig } from './config';
import { openDatabase } from './database/database';
import { DatabaseClock } from './database/DatabaseClock';
import { CurrentPositions } from './database/positions';
import {
  defineFactSets,
  Definitions,
  loadDefinitions,
  readDefinitions,
} from './definitions';
import { ScorecardRecorder } from './recording/ScorecardRecorder';
import { askedFields } from './selection/askedFields';
import { ComponentSelection } from './selection/ComponentSelection';

/** What makes scorecards of what the catalog and the sources tell, with the database that they are in. */
export interface Pipeline {
  readonly knex: Knex;
  readonly clock: DatabaseClock;
  readonly now: () => Date;
  readonly definitions: Definitions;
  readonly positions: CurrentPositions;
  readonly selection: ComponentSelection;
  readonly collection: FactCollection;
  readonly recorder: ScorecardRecorder;
}

/** Opens the database, adds our own collector to those of the modules, loads the definitions and connects the steps. */
export async function openPipeline(options: {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  logger: LoggerService;
  settings: PipelineConfig;
  collectors: CollectorRegistry;
  onChanged: ConstructorParameters<typeof ScorecardRecorder>[0]['onChanged'];
}): Promise<Pipeline> {
  const { auth, catalog, config, logger, settings, collectors, onChanged } =
    options;
  const knex = await openDatabase(options.database);
  const clock = await DatabaseClock.create(knex);
  const { now } = clock;

  collectors.add(
    new CatalogFactCollector({
      catalog,
      auth,
      appBaseUrl: config.getString('app.baseUrl'),
      now,
      ...settings.collection.catalog,
    }),
  );
  const definitions = loadDefinitions({
    raw: await readDefinitions(config),
    ...defineFactSets(config, {
      given: collectors.factSets(knownFactSets),
      pushedTimeToLiveMs: settings.pushedFacts.timeToLiveMs,
    }),
  });
  for (const problem of definitions.problems) {
    logger.error('A definition of ML Scorecards is wrong.', problem);
  }

  const positions = await CurrentPositions.create(knex, definitions, now());
  const recorder = new ScorecardRecorder({
    knex,
    logger,
    collectors,
    definitions,
    positions,
    now,
    onChanged,
  });
  const selection = new ComponentSelection({
    knex,
    positions,
    now,
    catalog,
    auth,
    logger,
    filter: settings.components,
    fields: askedFields(definitions).map(({ field }) => field),
    allowMassRemoval: settings.selection.allowMassRemoval,
  });
  const collection = new FactCollection({
    knex,
    collectors,
    recorder,
    logger,
    now,
    random: Math.random,
    batchSize: settings.collection.batchSize,
    batchTimeoutMs: settings.collection.batchTimeoutMs,
  });
  return {
    knex,
    clock,
    now,
    definitions,
    positions,
    selection,
    collection,
    recorder,
  };
}
