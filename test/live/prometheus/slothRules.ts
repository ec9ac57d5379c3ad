import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The rules of a service, by the name of their file, as Sloth 0.16 has made them of the objectives beside them. They stay
 * as they came; whoever changes objectives makes them anew, in this folder:
 *
 *     go run github.com/slok/sloth/cmd/sloth@v0.16.0 generate -i sloth/churn.yaml -o sloth/churn.rules.yml
 */
export function slothRules(
  ...services: readonly string[]
): Record<string, string> {
  return Object.fromEntries(
    services
      .map(service => `${service}.rules.yml`)
      .map(name => [
        name,
        readFileSync(join(__dirname, 'sloth', name), 'utf8'),
      ]),
  );
}
