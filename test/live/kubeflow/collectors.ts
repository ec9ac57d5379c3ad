import { LoggerService } from '@backstage/backend-plugin-api';
import {
  CollectedFacts,
  kubeflowFacts,
} from 'backstage-plugin-ml-scorecards-node';
import {
  collectByName,
  component,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { RegistryApi } from '../../../plugins/ml-scorecards-backend-module-kubeflow/src/api/RegistryApi';
import { KubeflowFactCollector } from '../../../plugins/ml-scorecards-backend-module-kubeflow/src/KubeflowFactCollector';

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

/** What the collector of a portal with one Model Registry tells of components, by their names. */
export function collect(
  registry: string,
  components: Annotations,
  { now = Date.now() }: { readonly now?: number } = {},
): Promise<Record<string, CollectedFacts<typeof kubeflowFacts>>> {
  const configKey = 'mlScorecards.kubeflow.instances.main';
  const collector = new KubeflowFactCollector({
    instances: [
      {
        id: 'main',
        configKey,
        registry: RegistryApi.create({
          id: 'main',
          configKey: `${configKey}.registry`,
          baseUrl: registry,
          uiUrl: 'https://kubeflow.example.com/model-registry/main',
          headers: {},
        }),
      },
    ],
    logger,
    intervalMs: 60_000,
    timeToLiveMs: 3_600_000,
    now: () => now,
  });
  return collectByName(
    collector,
    Object.entries(components).map(([name, annotations]) =>
      component(name, annotations),
    ),
  );
}
