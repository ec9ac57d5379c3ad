import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { knownFactSets } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { CatalogFactCollector } from './collection/catalog/CatalogFactCollector';
import { CollectorRegistry } from './collection/CollectorRegistry';
import { FactCollection } from './collection/FactCollection';
import { PipelineConfig, readPipelineConfig } from './config';
import { CurrentPositions } from './database/positions';
import {
  Definitions,
  defineFactSets,
  loadDefinitions,
  readDefinitions,
} from './definitions';
import { ScorecardRecorder } from './recording/ScorecardRecorder';
import { askedFields } from './selection/askedFields';
import { ComponentSelection } from './selection/ComponentSelection';
import { AttestationService } from './service/AttestationService';
import { ChecklistService } from './service/ChecklistService';
import { DecisionService } from './service/DecisionService';
import { WaiverService } from './service/WaiverService';

/** The steps from the catalog to what is recorded, wired on a database. */
export interface Pipeline {
  readonly knex: Knex;
  readonly now: () => Date;
  readonly settings: PipelineConfig;
  readonly collectors: CollectorRegistry;
  readonly definitions: Definitions;
  readonly positions: CurrentPositions;
  readonly recorder: ScorecardRecorder;
  readonly selection: ComponentSelection;
  readonly collection: FactCollection;
  readonly attestations: AttestationService;
  readonly checklists: ChecklistService;
  readonly decisions: DecisionService;
  readonly waivers: WaiverService;
}

/** All of it goes by one clock, one configuration and one catalog. */
export async function createPipeline(options: {
  knex: Knex;
  config: Config;
  /** The installed ones. That of the catalog is added to them. */
  collectors: CollectorRegistry;
  catalog: Pick<CatalogService, 'streamEntities' | 'getEntitiesByRefs'>;
  auth: AuthService;
  logger: LoggerService;
  now: () => Date;
  onChanged?: ConstructorParameters<typeof ScorecardRecorder>[0]['onChanged'];
}): Promise<Pipeline> {
  const { knex, config, collectors, catalog, auth, logger, now } = options;
  const settings = readPipelineConfig(config);
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
  const positions = await CurrentPositions.create(knex, definitions, now());
  const recorder = new ScorecardRecorder({
    knex,
    logger,
    collectors,
    definitions,
    positions,
    now,
    onChanged: options.onChanged,
  });
  const said = {
    knex,
    definitions,
    recorder,
    logger,
    collectors,
    positions,
    now,
  };
  return {
    ...said,
    settings,
    selection: new ComponentSelection({
      knex,
      positions,
      now,
      catalog,
      auth,
      logger,
      filter: settings.components,
      fields: askedFields(definitions).map(({ field }) => field),
      allowMassRemoval: settings.selection.allowMassRemoval,
    }),
    collection: new FactCollection({
      knex,
      collectors,
      recorder,
      logger,
      now,
      random: Math.random,
      batchSize: settings.collection.batchSize,
      batchTimeoutMs: settings.collection.batchTimeoutMs,
    }),
    attestations: new AttestationService(said),
    checklists: new ChecklistService(said),
    decisions: new DecisionService(said),
    waivers: new WaiverService({
      ...said,
      maxDays: settings.waiverTerms.maxDays,
    }),
  };
}
