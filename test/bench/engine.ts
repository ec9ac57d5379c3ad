import { DatabaseManager } from '@backstage/backend-defaults/database';
import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import { Config, ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { LEVELS } from 'backstage-plugin-ml-scorecards-common';
import { Facts, knownFactSets } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { CollectorRegistry } from '../../plugins/ml-scorecards-backend/src/collection/CollectorRegistry';
import { upsertRows } from '../../plugins/ml-scorecards-backend/src/database/bulk';
import { openDatabase } from '../../plugins/ml-scorecards-backend/src/database/database';
import { replaceOwnerGroups } from '../../plugins/ml-scorecards-backend/src/database/ownerGroups';
import {
  CurrentPositions,
  readPositions,
} from '../../plugins/ml-scorecards-backend/src/database/positions';
import { syncComponents } from '../../plugins/ml-scorecards-backend/src/database/syncComponents';
import {
  loadDefinitions,
  readDefinitions,
} from '../../plugins/ml-scorecards-backend/src/definitions';
import { fingerprint } from '../../plugins/ml-scorecards-backend/src/fingerprint';
import { ScorecardRecorder } from '../../plugins/ml-scorecards-backend/src/recording/ScorecardRecorder';
import {
  selectComponent,
  SelectedComponent,
} from '../../plugins/ml-scorecards-backend/src/selection/SelectedComponent';
import { Cost, measure } from './meter';
import { compare, Expected, VersionOf } from './oracle';
import {
  CHECKS,
  checksConfig,
  collectors,
  domainOfSystem,
  draw,
  entityOf,
  factSetOf,
  NOW,
  ownerGroups,
  serves,
  sourceName,
  SOURCES,
  TIME_TO_LIVE_MS,
} from './workload';

/** One in so many fact sets changes between runs. */
const CHANGES = 100;

const silentLogger: LoggerService = {
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => silentLogger,
};

/** The benchmark closes the database itself. */
const noLifecycle: LifecycleService = {
  addStartupHook: () => {},
  addShutdownHook: () => {},
};

/** The product over the made-up organisation: the same classes that the plugin wires, on a real database. */
export class Engine {
  readonly config: Config;
  readonly knex: Knex;
  private readonly components: number;
  private readonly positions: CurrentPositions;
  private readonly recorder: ScorecardRecorder;
  /** Index of a component in the workload, by its id in the database, and the other way round. */
  private readonly idOf: number[] = [];
  private readonly fingerprintOf: string[] = [];
  private round = 0;

  private constructor(options: {
    config: Config;
    knex: Knex;
    components: number;
    positions: CurrentPositions;
    recorder: ScorecardRecorder;
  }) {
    this.config = options.config;
    this.knex = options.knex;
    this.components = options.components;
    this.positions = options.positions;
    this.recorder = options.recorder;
  }

  static async create(options: {
    components: number;
    database: JsonObject;
  }): Promise<Engine> {
    const builtIn = await readDefinitions(new ConfigReader({}));
    const idsOf = (raw: readonly { value: unknown }[]) =>
      raw.map(({ value }) => (value as { id: string }).id);
    const config = new ConfigReader({
      app: { baseUrl: 'http://localhost:3000' },
      backend: { database: options.database },
      mlScorecards: {
        checks: checksConfig(idsOf(builtIn.checks), idsOf(builtIn.dimensions)),
      },
    });
    const database = DatabaseManager.fromConfig(config).forPlugin(
      'ml-scorecards',
      {
        logger: silentLogger,
        lifecycle: noLifecycle,
      },
    );
    const knex = await openDatabase(database);
    const registry = new CollectorRegistry();
    registry.add(...collectors());
    const definitions = loadDefinitions({
      raw: await readDefinitions(config),
      factSets: registry.factSets(knownFactSets),
    });
    if (definitions.problems.length > 0) {
      throw new Error(JSON.stringify(definitions.problems[0]));
    }
    const positions = await CurrentPositions.create(knex, definitions);
    return new Engine({
      ...options,
      config,
      knex,
      positions,
      recorder: new ScorecardRecorder({
        knex,
        collectors: registry,
        definitions,
        positions,
        now: () => NOW,
      }),
    });
  }

  /** Components, groups and the first facts, none of them evaluated. */
  async load(): Promise<void> {
    const { knex, components } = this;
    const domains = domainOfSystem(components);
    const selected: SelectedComponent[] = [];
    for (let index = 0; index < components; index += 1) {
      const component = selectComponent(entityOf(index), domains);
      selected.push(component!);
      if (index % 1000 === 0) {
        await setImmediate();
      }
    }
    await replaceOwnerGroups(knex, ownerGroups(components));
    await syncComponents(knex, selected, {
      allowMassRemoval: false,
      positions: this.positions,
      now: NOW,
    });
    selected.length = 0;
    await this.attach(0);
    for (let start = 0; start < components; start += 250) {
      const sets: object[] = [];
      for (let n = start; n < Math.min(start + 250, components); n += 1) {
        for (let source = 0; source < SOURCES; source += 1) {
          if (serves(n, source)) {
            sets.push(this.row(n, source, 0));
          }
        }
      }
      await this.writeFacts(sets);
    }
    await this.analyze();
  }

  /** Takes up a database that another process has filled. `rounds` is how many changes it has seen. */
  async attach(rounds: number): Promise<void> {
    this.round = rounds;
    const rows: Array<{ id: number; fingerprint: string; ref: string }> =
      await this.knex('components')
        .select('id', 'fingerprint', { ref: 'entity_ref' })
        .orderBy('id');
    for (const { id, fingerprint: current, ref } of rows) {
      const index = Number(ref.split('-').at(-1));
      this.idOf[index] = id;
      this.fingerprintOf[index] = current;
    }
  }

  /** The first evaluation of everything. */
  async cold(): Promise<Cost> {
    return measure(this.knex, () => this.recorder.evaluateAll());
  }

  /** Collectors hand over the fact sets that changed since the last run: one in a hundred. */
  async changed(): Promise<Cost> {
    this.round += 1;
    const given = new Map<number, { component: number; facts: Facts }[]>();
    for (const [component, source] of this.changesOf(this.round)) {
      const { facts } = factSetOf(component, source, this.round);
      const list = given.get(source) ?? [];
      list.push({ component, facts: facts ?? {} });
      given.set(source, list);
    }
    return measure(this.knex, async () => {
      for (const [source, sets] of given) {
        await this.recorder.recordFacts(
          {
            source: sourceName(source),
            timeToLiveMs: TIME_TO_LIVE_MS,
            startedAt: NOW,
          },
          sets.map(({ component, facts }) => ({
            componentId: this.idOf[component],
            fingerprint: this.fingerprintOf[component],
            facts,
          })),
        );
      }
    });
  }

  /** Everything is evaluated anew, and one fact set in a hundred is another than at the last run. */
  async full(): Promise<Cost> {
    this.round += 1;
    const rows: object[] = [];
    for (const [component, source] of this.changesOf(this.round)) {
      rows.push(this.row(component, source, this.round));
    }
    await this.writeFacts(rows);
    return measure(this.knex, () => this.recorder.evaluateAll());
  }

  /** Compares all that is recorded with the oracle. Gives the first differences. */
  async differences(): Promise<string[]> {
    const recorded = await this.recorded();
    const { differences, counts } = compare({
      components: this.components,
      versionOf: this.versionOf(),
      recordedOf: component => recorded.get(this.idOf[component]),
    });
    const rollups: Array<Record<string, string | number>> = await this.knex(
      'rollups',
    ).whereIn('group_kind', ['all', 'owner']);
    const levels = (row?: Record<string, string | number>) =>
      LEVELS.map(level => Number(row?.[level] ?? 0)).join();
    const byKey = new Map(rollups.map(row => [String(row.group_key), row]));
    if (levels(byKey.get('')) !== counts.all.join()) {
      differences.push(
        `rollup of all is ${levels(byKey.get(''))}, expected ${counts.all}`,
      );
    }
    for (const [team, expected] of counts.teams) {
      const found = levels(byKey.get(`group:default/team-${team}`));
      if (found !== expected.join()) {
        differences.push(`rollup of team ${team} is ${found}, not ${expected}`);
      }
    }
    return differences;
  }

  /** Snapshots of a year: every group changes on one day in five. */
  async fillYear(): Promise<void> {
    const groups = await this.knex('rollups').whereIn('group_kind', [
      'all',
      'owner',
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
      await upsertRows(this.knex, {
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
            ...(group.group_kind === 'owner' && { dimensions: null }),
            day: day.toISOString().slice(0, 10),
          });
        }
      }
      if (rows.length >= 5000) {
        await write();
      }
    }
    await write();
    await this.analyze();
  }

  async close(): Promise<void> {
    await this.knex.destroy();
  }

  private async recorded(): Promise<Map<number, Expected>> {
    const { checks } = await readPositions(this.knex);
    const order = CHECKS.map(({ id }) => checks.findIndex(c => c.id === id));
    const recorded = new Map<number, Expected>();
    let after = 0;
    for (;;) {
      const rows: Array<{
        id: number;
        states: string;
        tier: Expected['tier'];
        level: number;
        gap: number;
      }> = await this.knex('results')
        .join('components', 'components.id', 'results.component_id')
        .where('components.id', '>', after)
        .orderBy('components.id')
        .limit(5000)
        .select('components.id', 'states', 'tier', 'level', 'gap');
      if (rows.length === 0) {
        return recorded;
      }
      after = rows[rows.length - 1].id;
      for (const { id, states, ...summary } of rows) {
        const letters = order.map(position => states[position] ?? '-').join('');
        recorded.set(id, {
          ...summary,
          states: letters.replace(/[^pfn-]/g, 'u'),
        });
      }
    }
  }

  /** Pairs of components and sources whose fact set is another one from this round on. */
  private *changesOf(round: number): Generator<[number, number]> {
    for (let source = 0; source < SOURCES; source += 1) {
      for (let component = 0; component < this.components; component += 1) {
        // Sources that fail do not change: what they said last stays.
        if (
          serves(component, source) &&
          draw(component, source, round, 7) < 1 / CHANGES &&
          !factSetOf(component, source, round).error
        ) {
          yield [component, source];
        }
      }
    }
  }

  private versionOf(): VersionOf {
    const versions = new Map<number, number>();
    for (let round = 1; round <= this.round; round += 1) {
      for (const [component, source] of this.changesOf(round)) {
        versions.set(component * SOURCES + source, round);
      }
    }
    return (component, source) =>
      versions.get(component * SOURCES + source) ?? 0;
  }

  private row(component: number, source: number, version: number): object {
    const { facts, collectedAt, error } = factSetOf(component, source, version);
    return {
      component_id: this.idOf[component],
      source: sourceName(source),
      facts: facts ? JSON.stringify(facts) : null,
      fingerprint: facts ? fingerprint(facts) : null,
      revision: null,
      collected_at: collectedAt?.toISOString() ?? null,
      attempted_at: new Date(NOW.getTime() - 60_000).toISOString(),
      error: error ? JSON.stringify(error) : null,
    };
  }

  private async writeFacts(rows: object[]): Promise<void> {
    await upsertRows(this.knex, {
      table: 'fact_sets',
      columns: {
        component_id: 'integer',
        source: 'text',
        facts: 'text',
        fingerprint: 'text',
        revision: 'text',
        collected_at: 'text',
        attempted_at: 'text',
        error: 'text',
      },
      key: ['component_id', 'source'],
      rows,
    });
  }

  /** What autovacuum does in a database that lives. */
  private async analyze(): Promise<void> {
    const isPostgres = this.knex.client.config.client === 'pg';
    await this.knex.raw(isPostgres ? 'vacuum analyze' : 'analyze');
  }
}
