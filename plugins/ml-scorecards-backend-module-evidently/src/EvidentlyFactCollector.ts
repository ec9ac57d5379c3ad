import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  CollectedFacts,
  collectEach,
  CollectedOne,
  ComponentToCollect,
  evidentlyFacts,
  FactCollector,
  mergeAsTheyCome,
  misconfigured,
  SourceTimes,
} from 'backstage-plugin-ml-scorecards-node';
import { hasProject } from './annotations/EvidentlyReference';
import { hasReport, readReportReference } from './annotations/ReportReference';
import { EvidentlyApi } from './api/EvidentlyApi';
import { collectReport } from './collectReport';
import { locateReport } from './files/locateReport';
import { FileLimits, readReportFile } from './files/readReportFile';
import { ReportStore } from './files/ReportStore';
import { INSTANCES_KEY, ServerFactCollector } from './ServerFactCollector';

type Collected = CollectedFacts<typeof evidentlyFacts>;

/** Options of {@link EvidentlyFactCollector}. */
export interface EvidentlyFactCollectorOptions extends SourceTimes {
  readonly instances: readonly EvidentlyApi[];
  readonly reportStores: readonly ReportStore[];
  readonly urlReader: UrlReaderService;
  readonly integrations: ScmIntegrationRegistry;
  readonly logger: LoggerService;
  readonly fileLimits?: Partial<FileLimits>;
  /** For tests. */
  readonly now?: () => number;
}

/** Reads drift of components: from their project on a server, or else from a report in their repository or in a store. */
export class EvidentlyFactCollector
  implements FactCollector<typeof evidentlyFacts>
{
  readonly factSet = evidentlyFacts;
  readonly intervalMs: number;
  readonly timeToLiveMs: number;
  readonly #options: EvidentlyFactCollectorOptions;
  readonly #servers: ServerFactCollector;

  constructor(options: EvidentlyFactCollectorOptions) {
    this.intervalMs = options.intervalMs;
    this.timeToLiveMs = options.timeToLiveMs;
    this.#options = options;
    this.#servers = new ServerFactCollector(options);
  }

  serves(entity: Entity): boolean {
    return hasProject(entity) || hasReport(entity);
  }

  async *collect(
    components: readonly ComponentToCollect[],
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<Collected> {
    const hasServer = this.#options.instances.length > 0;
    const onServers: ComponentToCollect[] = [];
    const others: ComponentToCollect[] = [];
    for (const component of components) {
      const isOnServer = hasServer && hasProject(component.entity);
      (isOnServer ? onServers : others).push(component);
    }
    // Also stops the work when the caller has seen enough and leaves.
    const left = new AbortController();
    const signal = AbortSignal.any([options.signal, left.signal]);
    const each = { signal, logger: this.#options.logger };
    try {
      yield* mergeAsTheyCome<Collected>(emit => {
        const passOn = async (all: AsyncIterable<Collected>) => {
          for await (const collected of all) emit(collected);
        };
        return Promise.all([
          passOn(this.#servers.collect(onServers, { signal })),
          passOn(
            collectEach<typeof evidentlyFacts>(others, {
              ...each,
              collectOne: ({ entity }, until) =>
                this.#collectFile(entity, until),
            }),
          ),
        ]);
      });
    } finally {
      left.abort();
    }
  }

  async #collectFile(
    entity: Entity,
    signal: AbortSignal,
  ): Promise<CollectedOne<typeof evidentlyFacts>> {
    if (hasProject(entity)) {
      throw misconfigured(
        `The entity names a project of Evidently, and no server is configured: add it to ${INSTANCES_KEY} in app-config.yaml.`,
      );
    }
    const {
      integrations,
      reportStores: stores,
      urlReader,
      fileLimits,
      now = Date.now,
    } = this.#options;
    const reference = readReportReference(entity);
    const file = locateReport(entity, reference, { stores, integrations });
    const report = await readReportFile(urlReader, file, {
      signal,
      limits: fileLimits,
    });
    return {
      facts: collectReport(report, reference, { now: now(), link: file.url }),
    };
  }
}
