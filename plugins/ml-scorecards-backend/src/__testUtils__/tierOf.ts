import {
  DECLARED_TIER_ANNOTATIONS,
  TIER_INPUT_LABELS,
} from 'backstage-plugin-ml-scorecards-common';
import { reliabilityTier, TierVerdict } from '../evaluation/reliabilityTier';
import { FactValues, freshReadings, mlEntity, NOW } from './builtInEvaluation';

/** What is said of a component, as an owner would: labels, lifecycle, a declared tier, and what facts say. */
export interface Told {
  audience?: string;
  decisionImpact?: string;
  servingMode?: string;
  stage?: string;
  lifecycle?: string;
  kind?: string;
  declared?: { tier?: string; reason?: string; until?: string };
  facts?: FactValues;
  /** The sources that serve the component. */
  connected?: readonly string[];
}

export const TIER_LABELS = Object.keys(TIER_INPUT_LABELS) as Array<
  keyof typeof TIER_INPUT_LABELS
>;

export const SHOP = 'component:default/shop';

/** What the catalog says of what nobody uses. */
export const BY_NOBODY = {
  'catalog.consumers': [],
  'catalog.customerFacingDependants': [],
  'catalog.criticalDependants': [],
  'catalog.providedApis': [],
};

/** What the catalog says of what the shop uses, which is a website. */
export const BY_SHOP = {
  ...BY_NOBODY,
  'catalog.consumers': [SHOP],
  'catalog.customerFacingDependants': [SHOP],
};

/** The tier of a component that nobody uses, unless facts say otherwise. */
export function tierOf(told: Told): TierVerdict {
  const { facts = BY_NOBODY, connected = ['catalog'], declared = {} } = told;
  const annotations: [string, string | undefined][] = [
    [DECLARED_TIER_ANNOTATIONS.tier, declared.tier],
    [DECLARED_TIER_ANNOTATIONS.reason, declared.reason],
    [DECLARED_TIER_ANNOTATIONS.until, declared.until],
  ];
  const labels = TIER_LABELS.flatMap(name => {
    const value = told[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return reliabilityTier({
    entity: mlEntity({
      kind: told.kind,
      lifecycle: told.lifecycle,
      labels: Object.fromEntries(labels),
      annotations: Object.fromEntries(
        annotations.flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value] as const],
        ),
      ),
    }),
    readings: freshReadings(facts, connected),
    now: NOW,
  });
}
