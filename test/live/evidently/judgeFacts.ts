import {
  CollectedFacts,
  evidentlyFacts,
} from 'backstage-plugin-ml-scorecards-node';
import {
  builtInDefinitions,
  freshReadings,
  mlEntity,
} from '../../../plugins/ml-scorecards-backend/src/__testUtils__/builtInEvaluation';
import { evaluateAndExplain } from '../../../plugins/ml-scorecards-backend/src/__testUtils__/explainedEvaluation';

/** What the checks that ship with the product make of what was collected, by their ids. */
export async function judgeFacts(
  collected: CollectedFacts<typeof evidentlyFacts>,
  options: { readonly now: number },
): Promise<Record<string, string>> {
  if (!('facts' in collected)) throw new Error(JSON.stringify(collected));
  const ofEvidently = Object.entries(collected.facts).map(
    ([name, fact]) => [`evidently.${name}`, fact!] as const,
  );
  const { checks } = evaluateAndExplain({
    entity: mlEntity({
      labels: { decisionImpact: 'critical' },
    }),
    readings: freshReadings(Object.fromEntries(ofEvidently), [
      'catalog',
      'evidently',
    ]),
    definitions: await builtInDefinitions(),
    now: new Date(options.now),
  });
  return Object.fromEntries(checks.map(({ id, state }) => [id, state]));
}
