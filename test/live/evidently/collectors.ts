import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  CollectedFacts,
  evidentlyFacts,
} from 'backstage-plugin-ml-scorecards-node';
import {
  collectByName,
  component,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { EvidentlyApi } from '../../../plugins/ml-scorecards-backend-module-evidently/src/api/EvidentlyApi';
import { EvidentlyFactCollector } from '../../../plugins/ml-scorecards-backend-module-evidently/src/EvidentlyFactCollector';

/** What components name, by their names. */
export type Annotations = Readonly<Record<string, Record<string, string>>>;

/** Nothing is to be logged: what fails is said in answers. */
const logger: LoggerService = {
  debug: refuse,
  info: refuse,
  warn: refuse,
  error: refuse,
  child: () => logger,
};

function refuse(message: string, meta?: unknown): never {
  throw new Error(`Logged: ${message} ${JSON.stringify(meta)}`);
}

/** The collector of a portal with one server. */
export function collectorOf(
  server: string,
  options: {
    readonly now?: number;
    /** What is in every file of a repository. */
    readonly file?: unknown;
  } = {},
): EvidentlyFactCollector {
  const { now = Date.now(), file } = options;
  const urlReader = {
    readUrl: async () => ({
      buffer: async () => Buffer.from(JSON.stringify(file)),
    }),
  } as unknown as UrlReaderService;
  return new EvidentlyFactCollector({
    instances: [
      EvidentlyApi.create({
        id: 'main',
        configKey: 'mlScorecards.evidently.instances.main',
        baseUrl: server,
        uiUrl: 'https://evidently.example.com',
        headers: {},
      }),
    ],
    reportStores: [],
    urlReader,
    integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
    logger,
    intervalMs: 60_000,
    timeToLiveMs: 3_600_000,
    now: () => now,
  });
}

/** What it tells of components, by their names. */
export function collect(
  server: string,
  components: Annotations,
  options: Parameters<typeof collectorOf>[1] = {},
): Promise<Record<string, CollectedFacts<typeof evidentlyFacts>>> {
  return collectByName(
    collectorOf(server, options),
    Object.entries(components).map(([name, annotations]) =>
      component(name, annotations),
    ),
  );
}
