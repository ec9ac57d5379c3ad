import { ConfigReader } from '@backstage/config';
import { readDefinitions } from '../definitions';

/** Configuration below `mlScorecards` with these checks and none of those that ship with the plugin. */
export async function onlyChecks(checks: Record<string, object>) {
  const builtIn = await readDefinitions(new ConfigReader({}));
  const ids = builtIn.checks.map(({ value }) => (value as { id: string }).id);
  return {
    checks: {
      ...Object.fromEntries(ids.map(id => [id, false])),
      ...checks,
    },
  };
}
