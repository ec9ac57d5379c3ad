import { ObjectiveKind } from 'backstage-plugin-ml-scorecards-common';
import { objectiveKind } from 'backstage-plugin-ml-scorecards-node';

/** What the objective behind a series is about, by its labels and its name in Sloth or Pyrra. */
export function kindOfSeries(
  labels: Readonly<Record<string, string>>,
): ObjectiveKind | undefined {
  return objectiveKind({
    labels: Object.entries(labels)
      .filter(([name]) => !/^(?:__|sloth_|slo$)/.test(name))
      .map(([, value]) => value),
    names: [nameOfObjective(labels)],
    queries: [],
  });
}

export function nameOfObjective(
  labels: Readonly<Record<string, string>>,
): string {
  return labels.sloth_slo ?? labels.slo ?? '';
}
