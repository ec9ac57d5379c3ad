import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { TIER_INPUT_LABELS } from 'backstage-plugin-ml-scorecards-common';
import {
  Fact,
  Facts,
  FactValue,
  knownFactSets,
} from 'backstage-plugin-ml-scorecards-node';
import { Definitions, loadDefinitions, readDefinitions } from '../definitions';
import { readSource, SourceReading } from '../evaluation/SourceReading';

// Helpers of the tests that evaluate the definitions that ship with the plugin.

export const NOW = new Date('2026-06-15T12:00:00.000Z');

export async function builtInDefinitions(): Promise<Definitions> {
  return loadDefinitions({
    raw: await readDefinitions(new ConfigReader({})),
    factSets: knownFactSets,
  });
}

export function mlEntity(options: {
  kind?: string;
  type?: string;
  lifecycle?: string;
  labels?: Partial<Record<keyof typeof TIER_INPUT_LABELS, string>>;
  annotations?: Record<string, string>;
}): Entity {
  const { kind = 'Component', type = 'ml-model', labels = {} } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name: 'fraud',
      namespace: 'default',
      annotations: options.annotations,
      labels: Object.fromEntries(
        Object.entries(labels).map(([name, value]) => [
          TIER_INPUT_LABELS[name as keyof typeof labels],
          value,
        ]),
      ),
    },
    spec: {
      type,
      ...(options.lifecycle && { lifecycle: options.lifecycle }),
    },
  };
}

/** Values of facts by their whole name, `git.dvcStages`. What is not named is unknown. */
export type FactValues = Readonly<Record<string, FactValue | Fact>>;

/** Fresh readings of all known sources. Those not among the connected ones are not connected. */
export function freshReadings(
  values: FactValues,
  connected: readonly string[] = knownFactSets.map(({ source }) => source),
): Map<string, SourceReading> {
  return new Map(
    knownFactSets.map(factSet => {
      const facts: Facts = Object.fromEntries(
        Object.entries(values)
          .filter(([name]) => name.startsWith(`${factSet.source}.`))
          .map(([name, value]) => [
            name.slice(factSet.source.length + 1),
            isFact(value) ? value : { value },
          ]),
      );
      return [
        factSet.source,
        readSource({
          factSet,
          timeToLiveMs: connected.includes(factSet.source) ? 60_000 : undefined,
          stored: { source: factSet.source, facts, collectedAt: NOW },
          now: NOW,
        }),
      ];
    }),
  );
}

function isFact(value: FactValue | Fact): value is Fact {
  return typeof value === 'object' && !Array.isArray(value);
}
