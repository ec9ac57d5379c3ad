import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  CollectedFacts,
  feastFacts,
} from 'backstage-plugin-ml-scorecards-node';
import {
  collectByName,
  component,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { FeastApi } from '../../../plugins/ml-scorecards-backend-module-feast/src/api/FeastApi';
import { FeastFactCollector } from '../../../plugins/ml-scorecards-backend-module-feast/src/FeastFactCollector';

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

/** Folders of this machine, by the addresses at which the portal reads them. */
export type Repositories = Readonly<Record<string, string>>;

function readerOf(repositories: Repositories): UrlReaderService {
  return {
    readUrl: async url => {
      const address = Object.keys(repositories).find(each =>
        url.startsWith(each),
      );
      if (!address) throw new Error(`Read: ${url}`);
      const file = join(repositories[address], url.slice(address.length));
      return { buffer: async () => readFileSync(file) };
    },
  } as Partial<UrlReaderService> as UrlReaderService;
}

/** The collector of a portal with one server. */
export function collectorOf(
  server: string,
  options: {
    readonly now?: number;
    /** How large an answer may be. */
    readonly maxBytes?: number;
    readonly repositories?: Repositories;
  } = {},
): FeastFactCollector {
  const { now = Date.now(), maxBytes, repositories = {} } = options;
  return new FeastFactCollector({
    instances: [
      FeastApi.create(
        {
          id: 'main',
          configKey: 'mlScorecards.feast.instances.main',
          baseUrl: server,
          uiUrl: 'https://feast.example.com',
          headers: {},
        },
        { limits: maxBytes === undefined ? {} : { maxBytes } },
      ),
    ],
    urlReader: readerOf(repositories),
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
): Promise<Record<string, CollectedFacts<typeof feastFacts>>> {
  return collectByName(
    collectorOf(server, options),
    Object.entries(components).map(([name, annotations]) =>
      component(name, annotations),
    ),
  );
}
