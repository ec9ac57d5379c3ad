import { LoggerService } from '@backstage/backend-plugin-api';
import {
  CollectedFacts,
  mlflowFacts,
} from 'backstage-plugin-ml-scorecards-node';
import { MlflowApi } from '../../../plugins/ml-scorecards-backend-module-mlflow/src/api/MlflowApi';
import { MlflowFactCollector } from '../../../plugins/ml-scorecards-backend-module-mlflow/src/MlflowFactCollector';
import { Annotations } from './seedMlflow';

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

/** The collector of a portal that has one MLflow server. */
export function collectorOf(
  server: string,
  options: {
    readonly now?: number;
    readonly authorization?: string;
    /** How large an answer may be. */
    readonly maxBytes?: number;
  } = {},
): MlflowFactCollector {
  const { now = Date.now(), authorization, maxBytes } = options;
  return new MlflowFactCollector({
    instances: [
      MlflowApi.create(
        {
          id: 'main',
          configKey: 'mlScorecards.mlflow.instances.main',
          baseUrl: server,
          uiUrl: server,
          headers: authorization ? { authorization } : {},
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

/** What is collected of components that name things in MLflow, by their names. */
export async function collect(
  collector: MlflowFactCollector,
  components: Annotations,
): Promise<Record<string, CollectedFacts<typeof mlflowFacts>>> {
  const answers: Record<string, CollectedFacts<typeof mlflowFacts>> = {};
  const names = new Map<string, string>();
  const wanted = Object.entries(components).map(([name, annotations]) => {
    names.set(`component:default/${name.toLowerCase()}`, name);
    return {
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name, annotations },
      },
    };
  });
  const { signal } = new AbortController();
  for await (const each of collector.collect(wanted, { signal })) {
    answers[names.get(each.entityRef)!] = each;
  }
  return answers;
}
