import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { Facts } from 'backstage-plugin-ml-scorecards-node';
import { FactCollection } from '../../plugins/ml-scorecards-backend/src/collection/FactCollection';
import { upsertRows } from '../../plugins/ml-scorecards-backend/src/database/bulk';
import {
  loadDefinitions,
  readDefinitions,
} from '../../plugins/ml-scorecards-backend/src/definitions';
import { auditScorecards } from '../../plugins/ml-scorecards-backend/src/recording/auditScorecards';
import { dryRun } from '../../plugins/ml-scorecards-backend/src/recording/dryRun';
import { changesOf, versionsAfter } from '../organisation/changes';
import { findDifferences } from '../organisation/findDifferences';
import {
  analyze,
  ComponentIds,
  loadOrganisation,
  readComponentIds,
  storeFacts,
} from '../organisation/loadOrganisation';
import { OpenProduct, openProduct } from '../organisation/openProduct';
import { organisationConfig } from '../organisation/organisationConfig';
import {
  CHECKS,
  collectors,
  draw,
  factSetOf,
  NOW,
  sourceName,
  SOURCES,
  TIME_TO_LIVE_MS,
} from '../organisation/workload';
import { Cost, measure } from './meter';

const silentLogger: LoggerService = {
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => silentLogger,
};

/** What is measured: the product over the made-up organisation, of which one fact set in a hundred changes in a round. */
export class Engine {
  readonly product: OpenProduct;
  private readonly changing: { components: number; oneIn: 100 };
  private ids: ComponentIds = { idOf: [], fingerprintOf: [] };
  private round = 0;

  private constructor(product: OpenProduct, components: number) {
    this.product = product;
    this.changing = { components, oneIn: 100 };
  }

  static async create(options: {
    components: number;
    database: JsonObject;
  }): Promise<Engine> {
    const { components, database } = options;
    return new Engine(
      await openProduct({
        config: await organisationConfig(database),
        collectors: collectors(),
        now: () => NOW,
        logger: silentLogger,
      }),
      components,
    );
  }

  async load(): Promise<void> {
    await loadOrganisation(this.product, this.changing.components);
  }

  /** Takes up a database that another process has filled. `rounds` is how many changes it has seen. */
  async attach(rounds: number): Promise<void> {
    this.round = rounds;
    this.ids = await readComponentIds(this.product.knex);
  }

  /** The first evaluation of everything. */
  async cold(): Promise<Cost> {
    const { knex, recorder } = this.product;
    return measure(knex, () => recorder.evaluateAll());
  }

  /** Collectors hand over the fact sets that changed since the last run. */
  async changed(): Promise<Cost> {
    this.round += 1;
    const { idOf, fingerprintOf } = this.ids;
    const given = [...Array(SOURCES).keys()].map(source => ({
      source: sourceName(source),
      sets: this.changesOf(source).map(component => ({
        componentId: idOf[component],
        startedAt: NOW,
        fingerprint: fingerprintOf[component],
        facts: factSetOf(component, source, this.round).facts as Facts,
      })),
    }));
    const { knex, recorder } = this.product;
    return measure(knex, async () => {
      for (const { source, sets } of given) {
        await recorder.recordFacts(
          { source, timeToLiveMs: TIME_TO_LIVE_MS },
          sets,
        );
      }
    });
  }

  /**
   * All collectors go over all components, as their tasks do, and some fact sets are others than at the pass before,
   * which is not measured.
   */
  async pass(): Promise<Cost> {
    await this.collectAll();
    this.round += 1;
    return measure(this.product.knex, () => this.collectAll());
  }

  private async collectAll(): Promise<void> {
    const versionOf = versionsAfter(this.changing, this.round);
    const { knex, recorder, registry } = this.product;
    const collection = new FactCollection({
      knex,
      recorder,
      collectors: registry,
      logger: silentLogger,
      now: () => NOW,
      random: Math.random,
      batchSize: 500,
      batchTimeoutMs: 15 * 60_000,
    });
    for (const [source, collector] of collectors().entries()) {
      await collection.run(
        {
          ...collector,
          // Time stands still here, and the next pass is due nevertheless.
          intervalMs: 0,
          async *collect(components) {
            for (const { entity } of components) {
              const index = Number(entity.metadata.labels?.['bench/index']);
              const { facts = {}, error } = factSetOf(
                index,
                source,
                versionOf(index, source),
              );
              yield {
                entityRef: stringifyEntityRef(entity),
                ...(error ? { error } : { facts }),
              };
            }
          },
        },
        new AbortController().signal,
      );
    }
  }

  /** Everything is evaluated anew, and some fact sets are others than at the last run. */
  async full(): Promise<Cost> {
    this.round += 1;
    const { knex, recorder } = this.product;
    for (let source = 0; source < SOURCES; source += 1) {
      await storeFacts(
        knex,
        this.ids,
        this.changesOf(source).map(component => ({
          component,
          source,
          version: this.round,
        })),
      );
    }
    return measure(knex, () => recorder.evaluateAll());
  }

  /** Compares all that is recorded with the oracle. */
  async differences(): Promise<string[]> {
    return findDifferences(this.product.knex, {
      components: this.changing.components,
      ids: this.ids,
      versionOf: versionsAfter(this.changing, this.round),
      now: NOW,
    });
  }

  /** The product's own look at all that it has recorded. Nothing may be wrong. */
  async audit(): Promise<Cost> {
    const { knex, definitions } = this.product;
    let differences: readonly unknown[] = [];
    const cost = await measure(knex, async () => {
      ({ differences } = await auditScorecards(knex, {
        definitions,
        now: NOW,
      }));
    });
    if (differences.length > 0) {
      throw new Error(`The audit found ${JSON.stringify(differences[0])}`);
    }
    return cost;
  }

  /** Makes everybody believe that results were recorded, or that one component in a thousand has changed. */
  async recorded(components: boolean): Promise<void> {
    const { knex } = this.product;
    const next = knex.raw('epoch + 1');
    await knex('recording_state').update({
      epoch: next,
      ...(components && { components_epoch: next }),
    });
    if (components) {
      await knex('component_entities')
        .whereRaw('component_id % 1000 = 0')
        .update({ epoch: knex('recording_state').select('epoch') });
    }
  }

  /** What it would change if a check were not asked any more. Nothing is written. */
  async dryRun(): Promise<Cost> {
    const { knex, registry, definitions, config } = this.product;
    const [dropped] = CHECKS;
    const next = loadDefinitions({
      raw: await readDefinitions(
        ConfigReader.fromConfigs([
          { context: 'in use', data: config },
          {
            context: 'thought of',
            data: { mlScorecards: { checks: { [dropped.id]: false } } },
          },
        ]),
      ),
      factSets: [...definitions.factSets.values()],
    });
    return measure(knex, () =>
      dryRun({
        knex,
        collectors: registry,
        current: definitions,
        next,
        isVisible: () => true,
        now: NOW,
      }),
    );
  }

  /** Snapshots of a year: groups change every day, and teams on one day in five. */
  async fillYear(): Promise<void> {
    const { knex } = this.product;
    const groups = await knex('rollups').whereIn('group_kind', [
      'all',
      'owner',
      'owner-tree',
      'tier',
    ]);
    let rows: object[] = [];
    const names = groups[0] ? Object.keys(groups[0]) : [];
    const columns = Object.fromEntries(
      names.map(name => [
        name,
        typeof groups[0][name] === 'number'
          ? ('integer' as const)
          : ('text' as const),
      ]),
    );
    const write = async () => {
      await upsertRows(knex, {
        table: 'rollup_days',
        columns: { ...columns, day: 'text' },
        key: ['group_kind', 'group_key', 'day'],
        rows,
      });
      rows = [];
    };
    for (const [index, group] of groups.entries()) {
      for (let ago = 1; ago <= 365; ago += 1) {
        if (group.group_kind !== 'owner' || draw(index, ago) < 0.2) {
          const day = new Date(NOW.getTime() - ago * 24 * 60 * 60 * 1000);
          rows.push({
            ...group,
            ...(group.group_kind.startsWith('owner') && { dimensions: null }),
            day: day.toISOString().slice(0, 10),
          });
        }
      }
      if (rows.length >= 5000) {
        await write();
      }
    }
    await write();
    await analyze(knex);
  }

  async close(): Promise<void> {
    await this.product.close();
  }

  private changesOf(source: number): number[] {
    return [...changesOf(this.changing, this.round, source)];
  }
}
