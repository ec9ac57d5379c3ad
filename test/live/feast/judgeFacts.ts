import {
  CollectedFacts,
  feastFacts,
} from 'backstage-plugin-ml-scorecards-node';
import {
  builtInDefinitions,
  FactValues,
  freshReadings,
  mlEntity,
} from '../../../plugins/ml-scorecards-backend/src/__testUtils__/builtInEvaluation';
import { evaluateAndExplain } from '../../../plugins/ml-scorecards-backend/src/__testUtils__/explainedEvaluation';

/** What the checks that ship with the product make of what was collected, by their ids. */
export async function judgeFacts(
  collected: CollectedFacts<typeof feastFacts>,
  options: {
    readonly now: number;
    /** What other sources say, such as `mlflow.feastFeatureService`. */
    readonly others?: FactValues;
  },
): Promise<Record<string, string>> {
  if (!('facts' in collected)) throw new Error(JSON.stringify(collected));
  const ofFeast = Object.entries(collected.facts).map(
    ([name, fact]) => [`feast.${name}`, fact!] as const,
  );
  const { checks } = evaluateAndExplain({
    entity: mlEntity({ annotations: { 'feast.dev/project': 'fraud' } }),
    readings: freshReadings(
      { ...options.others, ...Object.fromEntries(ofFeast) },
      ['catalog', 'feast', 'mlflow'],
    ),
    definitions: await builtInDefinitions(),
    now: new Date(options.now),
  });
  return Object.fromEntries(checks.map(({ id, state }) => [id, state]));
}
