import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readDefinitions } from '../../plugins/ml-scorecards-backend/src/definitions';
import { checksConfig } from './workload';

/** app-config.yaml of the made-up organisation: its own checks instead of those that are built in. */
export async function organisationConfig(
  /** As in `backend.database`. */
  database: JsonObject,
): Promise<JsonObject> {
  const builtIn = await readDefinitions(new ConfigReader({}));
  const idsOf = (raw: readonly { value: unknown }[]) =>
    raw.map(({ value }) => (value as { id: string }).id);
  return {
    app: { baseUrl: 'http://localhost:3000' },
    backend: { database },
    mlScorecards: {
      checks: checksConfig(idsOf(builtIn.checks), idsOf(builtIn.dimensions)),
    },
  };
}
