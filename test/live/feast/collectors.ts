import { LoggerService } from '@backstage/backend-plugin-api';
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

/** The collector of a portal with one server. */
export function collectorOf(
  server: string,
  options: {
    readonly now?: number;
    /** How large an answer may be. */
    readonly maxBytes?: number;
  } = {},
): FeastFactCollector {
  const { now = Date.now(), maxBytes } = options;
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
