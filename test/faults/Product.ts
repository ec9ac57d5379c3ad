import { LoggerService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Facts, FactCollector } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { FactCollection } from '../../plugins/ml-scorecards-backend/src/collection/FactCollection';
import { auditScorecards } from '../../plugins/ml-scorecards-backend/src/recording/auditScorecards';
import { ScorecardRecorder } from '../../plugins/ml-scorecards-backend/src/recording/ScorecardRecorder';
import { changesOf, versionsAfter } from '../organisation/changes';
import { findDifferences } from '../organisation/findDifferences';
import {
  ComponentIds,
  loadOrganisation,
  readComponentIds,
  storeFacts,
} from '../organisation/loadOrganisation';
import { OpenProduct, openProduct } from '../organisation/openProduct';
import { organisationConfig } from '../organisation/organisationConfig';
import { VersionOf } from '../organisation/oracle';
import {
  collectors,
  factSetOf,
  NOW,
  sourceName,
  SOURCES,
  TIME_TO_LIVE_MS,
} from '../organisation/workload';

export interface ProductOptions {
  readonly components: number;
  readonly database: JsonObject;
}

/** Of the fact sets, one in so many changes in a round: enough for each transaction to have something to write. */
export const ONE_IN = 25;

/** Keeps what is logged: that a run was refused is such a line. */
export function keepingLogger(kept: string[]): LoggerService {
  const logger: LoggerService = {
    error: (message, meta) => kept.push(`${message} ${JSON.stringify(meta)}`),
    warn: (message, meta) => kept.push(`${message} ${JSON.stringify(meta)}`),
    info: message => kept.push(message),
    debug: () => {},
    child: () => logger,
  };
  return logger;
}

async function openOrganisation(options: {
  database: JsonObject;
  now: () => Date;
  logged?: string[];
}): Promise<OpenProduct> {
  return openProduct({
    config: await organisationConfig(options.database),
    collectors: collectors(),
    now: options.now,
    logger: keepingLogger(options.logged ?? []),
  });
}

/** The product over the made-up organisation, as one replica has it. It goes on with what another process has left. */
export class Product {
  readonly logged: string[];
  private readonly opened: OpenProduct;
  private readonly clock: { now: Date };
  private readonly components: number;
  private readonly componentIds: ComponentIds;

  private constructor(options: {
    opened: OpenProduct;
    clock: { now: Date };
    logged: string[];
    components: number;
    componentIds: ComponentIds;
  }) {
    this.opened = options.opened;
    this.clock = options.clock;
    this.logged = options.logged;
    this.components = options.components;
    this.componentIds = options.componentIds;
  }

  /** Fills an empty database with components and their first facts, none of them evaluated. */
  static async load({ components, database }: ProductOptions): Promise<void> {
    const opened = await openOrganisation({ database, now: () => NOW });
    await loadOrganisation(opened, components);
    await opened.close();
  }

  /** Opens a database that was loaded, in whatever state it was left. */
  static async open({
    components,
    database,
  }: ProductOptions): Promise<Product> {
    const logged: string[] = [];
    const clock = { now: NOW };
    const opened = await openOrganisation({
      database,
      now: () => clock.now,
      logged,
    });
    const componentIds = await readComponentIds(opened.knex);
    return new Product({ opened, clock, logged, components, componentIds });
  }

  get knex(): Knex {
    return this.opened.knex;
  }

  get recorder(): ScorecardRecorder {
    return this.opened.recorder;
  }

  /** Ids of the components in the order of the organisation. */
  get ids(): readonly number[] {
    return this.componentIds.idOf;
  }

  /** Other than the clocks of the processes, this one goes as the test wants. */
  setClock(now: Date): void {
    this.clock.now = now;
  }

  /** Collectors hand over what changed in a round. Doing it again changes nothing. */
  async recordRound(
    round: number,
    sources: readonly number[] = [...Array(SOURCES).keys()],
  ): Promise<void> {
    const { idOf, fingerprintOf } = this.componentIds;
    for (const source of sources) {
      await this.recorder.recordFacts(
        {
          source: sourceName(source),
          timeToLiveMs: TIME_TO_LIVE_MS,
        },
        this.changesOf(round, source).map(component => ({
          componentId: idOf[component],
          startedAt: NOW,
          fingerprint: fingerprintOf[component],
          facts: factSetOf(component, source, round).facts as Facts,
        })),
      );
    }
  }

  /** What changed in a round is there without anybody having been told, so that the sweep has much to record. */
  async sweepRound(round: number): Promise<void> {
    const sets = [...Array(SOURCES).keys()].flatMap(source =>
      this.changesOf(round, source).map(component => ({
        component,
        source,
        version: round,
      })),
    );
    await this.knex.transaction(transaction =>
      storeFacts(transaction, this.componentIds, sets),
    );
    await this.recorder.evaluateAll();
  }

  /** Reads one source as the scheduled task does. Gives what was logged. */
  async collect(
    source: number,
    answers: FactCollector['collect'],
  ): Promise<string[]> {
    const collection = new FactCollection({
      knex: this.knex,
      recorder: this.recorder,
      collectors: this.opened.registry,
      logger: keepingLogger(this.logged),
      now: () => this.clock.now,
      random: () => 0.5,
      batchSize: 100,
      batchTimeoutMs: 60_000,
    });
    const collector: FactCollector = {
      ...collectors()[source],
      collect: answers,
    };
    await collection.run(collector, new AbortController().signal);
    return this.logged;
  }

  /** What the product's own audit finds wrong. Nothing may be, at any time. */
  async audit(): Promise<string[]> {
    const report = await auditScorecards(this.knex, {
      definitions: this.opened.definitions,
      now: this.clock.now,
    });
    return report.differences.map(
      ({ kind, subject, message }) => `${kind}: ${subject} ${message}`,
    );
  }

  /** What is recorded otherwise than the oracle expects it after a round. */
  async differences(versionOf: VersionOf | number): Promise<string[]> {
    const { components, componentIds } = this;
    return findDifferences(this.knex, {
      components,
      ids: componentIds,
      versionOf:
        typeof versionOf === 'number'
          ? versionsAfter({ components, oneIn: ONE_IN }, versionOf)
          : versionOf,
      now: this.clock.now,
    });
  }

  async close(): Promise<void> {
    await this.opened.close();
  }

  private changesOf(round: number, source: number): number[] {
    const { components } = this;
    return [...changesOf({ components, oneIn: ONE_IN }, round, source)];
  }
}
