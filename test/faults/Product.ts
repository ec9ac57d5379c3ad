import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  LoggerService,
  RootLifecycleService,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { LEVELS } from 'backstage-plugin-ml-scorecards-common';
import {
  FactCollector,
  knownFactSets,
} from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { CollectorRegistry } from '../../plugins/ml-scorecards-backend/src/collection/CollectorRegistry';
import { FactCollection } from '../../plugins/ml-scorecards-backend/src/collection/FactCollection';
import { openDatabase } from '../../plugins/ml-scorecards-backend/src/database/database';
import {
  CurrentPositions,
  readPositions,
} from '../../plugins/ml-scorecards-backend/src/database/positions';
import {
  Definitions,
  loadDefinitions,
  readDefinitions,
} from '../../plugins/ml-scorecards-backend/src/definitions';
import { fingerprint } from '../../plugins/ml-scorecards-backend/src/fingerprint';
import { auditScorecards } from '../../plugins/ml-scorecards-backend/src/recording/auditScorecards';
import { ScorecardRecorder } from '../../plugins/ml-scorecards-backend/src/recording/ScorecardRecorder';
import { Engine } from '../bench/engine';
import { compare, Expected, VersionOf } from '../bench/oracle';
import {
  CHECKS,
  checksConfig,
  collectors,
  factSetOf,
  NOW,
  sourceName,
  SOURCES,
  TIME_TO_LIVE_MS,
} from '../bench/workload';
import { changesOf, versionsAfter } from './rounds';

export interface ProductOptions {
  readonly components: number;
  readonly database: JsonObject;
}

/** Keeps what is logged: that a run was refused is such a line. */
function keepingLogger(kept: string[]): LoggerService {
  const logger: LoggerService = {
    error: (message, meta) => kept.push(`${message} ${JSON.stringify(meta)}`),
    warn: (message, meta) => kept.push(`${message} ${JSON.stringify(meta)}`),
    info: message => kept.push(message),
    debug: () => {},
    child: () => logger,
  };
  return logger;
}

/**
 * The product's own classes on the database of the made-up organisation, as one replica has them. Unlike the engine of
 * the benchmark it goes on with what another process has left, and it measures nothing.
 */
export class Product {
  readonly knex: Knex;
  readonly recorder: ScorecardRecorder;
  readonly logged: string[];
  private readonly options: ProductOptions & {
    registry: CollectorRegistry;
    definitions: Definitions;
    clock: { now: Date };
    shutdown: ReadonlyArray<() => void | Promise<void>>;
  };
  private idOf: number[] = [];
  private fingerprintOf: string[] = [];

  private constructor(
    options: Product['options'] & {
      knex: Knex;
      recorder: ScorecardRecorder;
      logged: string[];
    },
  ) {
    this.knex = options.knex;
    this.recorder = options.recorder;
    this.logged = options.logged;
    this.options = options;
  }

  /** Fills an empty database with components and their first facts, none of them evaluated. */
  static async load(options: ProductOptions): Promise<void> {
    const engine = await Engine.create(options);
    await engine.load();
    await engine.close();
  }

  /** Opens a database that was loaded, in whatever state it was left. */
  static async open(options: ProductOptions): Promise<Product> {
    const builtIn = await readDefinitions(new ConfigReader({}));
    const idsOf = (raw: readonly { value: unknown }[]) =>
      raw.map(({ value }) => (value as { id: string }).id);
    const config = new ConfigReader({
      backend: { database: options.database },
      mlScorecards: {
        checks: checksConfig(idsOf(builtIn.checks), idsOf(builtIn.dimensions)),
      },
    });
    const logged: string[] = [];
    const logger = keepingLogger(logged);
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
    registry.add(...collectors());
    const definitions = loadDefinitions({
      raw: await readDefinitions(config),
      factSets: registry.factSets(knownFactSets),
    });
    const positions = await CurrentPositions.create(knex, definitions, NOW);
    const clock = { now: NOW };
    const recorder = new ScorecardRecorder({
      knex,
      collectors: registry,
      definitions,
      positions,
      now: () => clock.now,
    });
    const product = new Product({
      ...options,
      knex,
      recorder,
      logged,
      shutdown,
      registry,
      definitions,
      clock,
    });
    await product.readComponents();
    return product;
  }

  /** Other than the clocks of the processes, this one goes as the test wants. */
  setClock(now: Date): void {
    this.options.clock.now = now;
  }

  /** Collectors hand over what changed in a round. Doing it again changes nothing. */
  async recordRound(
    round: number,
    sources: readonly number[] = [...Array(SOURCES).keys()],
  ): Promise<void> {
    for (const source of sources) {
      const sets = [...changesOf(this.options.components, round, source)].map(
        component => ({
          componentId: this.idOf[component],
          fingerprint: this.fingerprintOf[component],
          facts: factSetOf(component, source, round).facts!,
        }),
      );
      await this.recorder.recordFacts(
        {
          source: sourceName(source),
          timeToLiveMs: TIME_TO_LIVE_MS,
          startedAt: NOW,
        },
        sets,
      );
    }
  }

  /** What changed in a round is there without anybody having been told, so that the sweep has much to record. */
  async sweepRound(round: number): Promise<void> {
    const { components } = this.options;
    await this.knex.transaction(async transaction => {
      for (let source = 0; source < SOURCES; source += 1) {
        for (const component of changesOf(components, round, source)) {
          const { facts = {} } = factSetOf(component, source, round);
          await transaction('fact_sets')
            .where({
              component_id: this.idOf[component],
              source: sourceName(source),
            })
            .update({
              facts: JSON.stringify(facts),
              fingerprint: fingerprint(facts),
              collected_at: NOW.toISOString(),
              error: null,
            });
        }
      }
    });
    await this.recorder.evaluateAll();
  }

  /** Reads one source as the scheduled task does. Gives what was logged. */
  async collect(
    source: number,
    answers: FactCollector['collect'],
  ): Promise<string[]> {
    const { knex, recorder, logged } = this;
    const { registry, clock } = this.options;
    const collection = new FactCollection({
      knex,
      recorder,
      collectors: registry,
      logger: keepingLogger(logged),
      now: () => clock.now,
      random: () => 0.5,
      batchSize: 100,
      batchTimeoutMs: 60_000,
    });
    const collector: FactCollector = {
      ...collectors()[source],
      collect: answers,
    };
    await collection.run(collector, new AbortController().signal);
    return logged;
  }

  /** What the product's own audit finds wrong. Nothing may be, at any time. */
  async audit(): Promise<string[]> {
    const { definitions, clock } = this.options;
    const report = await auditScorecards(this.knex, {
      definitions,
      now: clock.now,
    });
    return report.differences.map(
      ({ kind, subject, message }) => `${kind}: ${subject} ${message}`,
    );
  }

  /** What is recorded otherwise than the oracle expects it after a round. */
  async differences(versionOf: VersionOf | number): Promise<string[]> {
    const { components, clock } = this.options;
    const recorded = await this.recorded();
    const { differences, counts } = compare({
      components,
      versionOf:
        typeof versionOf === 'number'
          ? versionsAfter(components, versionOf)
          : versionOf,
      recordedOf: component => recorded.get(this.idOf[component]),
      now: clock.now,
    });
    const all = await this.knex('rollups').where({ group_kind: 'all' }).first();
    const found = LEVELS.map(level => Number(all?.[level] ?? 0)).join();
    return found === counts.all.join()
      ? differences
      : [...differences, `rollup of all is ${found}, not ${counts.all}`];
  }

  /** Ids of the components in the order of the workload. */
  get ids(): readonly number[] {
    return this.idOf;
  }

  async close(): Promise<void> {
    // Also ends the timer that keeps connections alive.
    for (const hook of this.options.shutdown) {
      await hook();
    }
  }

  private async readComponents(): Promise<void> {
    const rows: Array<{ id: number; fingerprint: string }> = await this.knex(
      'components',
    ).orderBy('entity_ref');
    this.idOf = rows.map(({ id }) => id);
    this.fingerprintOf = rows.map(row => row.fingerprint);
  }

  private async recorded(): Promise<Map<number, Expected>> {
    const { checks } = await readPositions(this.knex);
    const order = CHECKS.map(({ id }) => checks.findIndex(c => c.id === id));
    const rows: Array<Expected & { id: number }> = await this.knex('results')
      .join('components', 'components.id', 'results.component_id')
      .select('components.id', 'states', 'tier', 'level', 'gap');
    return new Map(
      rows.map(({ id, states, ...summary }) => {
        const letters = order.map(position => states[position] ?? '-').join('');
        return [id, { ...summary, states: letters.replace(/[^pfn-]/g, 'u') }];
      }),
    );
  }
}
