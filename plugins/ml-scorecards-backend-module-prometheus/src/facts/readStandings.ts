import {
  formatObjectiveStanding,
  MAX_OBJECTIVE_STANDINGS,
  ObjectiveStanding,
} from 'backstage-plugin-ml-scorecards-common';
import { FactValue, Unknown } from 'backstage-plugin-ml-scorecards-node';
import { Sample } from '../api/Sample';
import { TELLS } from '../queries/FactQuery';
import { kindOfSeries, nameOfObjective } from './kindOfSeries';
import { rounded } from './rounded';

/** Where there are several series of a number, as of replicas of a server, the worst one counts. */
const WORST = {
  target: Math.max,
  days: Math.max,
  budgetLeft: Math.min,
  burnRate1h: Math.max,
} as const;

type Told = keyof typeof WORST;

/** How each objective stands, those with the least budget first. A number that is none (NaN) is left out. */
export function readStandings(
  samples: readonly Sample[],
): { readonly value: FactValue } | Unknown {
  if (!samples.every(isOfObjective)) {
    return {
      unknownBecause: `Prometheus answers without the labels that say of which objective each number is (sloth_slo or slo), and which number it is (${TELLS})`,
    };
  }
  const services = new Set(samples.map(serviceOf));
  const byName = new Map<string, Sample[]>();
  for (const sample of samples) {
    const objective = nameOfObjective(sample.labels);
    // Several services, or Sloth and Pyrra, may call theirs the same.
    const name =
      services.size > 1 ? `${serviceOf(sample)}/${objective}` : objective;
    byName.set(name, [...(byName.get(name) ?? []), sample]);
  }
  return {
    value: [...byName]
      .map(([name, some]) => standingOf(name, some))
      .sort(byBudget)
      .slice(0, MAX_OBJECTIVE_STANDINGS)
      .map(formatObjectiveStanding),
  };
}

function isOfObjective({ labels }: Sample): boolean {
  return nameOfObjective(labels) !== '' && Object.hasOwn(WORST, labels[TELLS]);
}

/** Sloth names a service, and Pyrra none. */
function serviceOf({ labels }: Sample): string {
  return labels.sloth_service ?? 'pyrra';
}

function standingOf(
  name: string,
  samples: readonly Sample[],
): ObjectiveStanding {
  const all = (told: Told) =>
    samples
      .filter(
        ({ labels, value }) => labels[TELLS] === told && Number.isFinite(value),
      )
      .map(({ value }) => value);
  const worst = (told: Told) => {
    const values = all(told);
    return values.length ? WORST[told](...values) : undefined;
  };
  const [target, budgetLeft] = [worst('target'), worst('budgetLeft')];
  // Of several targets nobody knows which one a budget is of.
  const hasOneTarget = new Set(all('target')).size === 1;
  return {
    name,
    // Only some of the series have all labels of their objective.
    kind: kindOfSeries(
      Object.fromEntries(
        samples.flatMap(({ labels }) => Object.entries(labels)),
      ),
    ),
    target: round(target),
    days: round(worst('days')),
    // By what the budget is.
    measured:
      hasOneTarget && target !== undefined && budgetLeft !== undefined
        ? rounded(1 - (1 - budgetLeft) * (1 - target))
        : undefined,
    budgetLeft: round(budgetLeft),
    burnRate1h: round(worst('burnRate1h')),
  };
}

function round(value: number | undefined): number | undefined {
  return value === undefined ? undefined : rounded(value);
}

/** What has no known budget may have none left. */
function byBudget(a: ObjectiveStanding, b: ObjectiveStanding): number {
  const [x, y] = [a, b].map(({ budgetLeft = -Infinity }) => budgetLeft);
  return x === y ? a.name.localeCompare(b.name, 'en') : x - y;
}
