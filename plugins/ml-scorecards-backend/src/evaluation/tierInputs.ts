import { Entity } from '@backstage/catalog-model';
import {
  Finding,
  TIER_INPUT_LABELS,
  TIER_INPUT_VALUES,
  TierReason,
} from 'backstage-plugin-ml-scorecards-common';
import { TierQuestion } from './tierEvidence';

/** What the tier is derived from. */
export type TierInputName = keyof typeof TIER_INPUT_LABELS;

/** What owners declare by labels. */
export type DeclaredInputs = Readonly<Partial<Record<TierInputName, string>>>;

/** A value, and whether it was declared, derived or assumed. */
export interface TierInput {
  readonly value: string;
  readonly origin: TierReason['origin'];
}

/** All inputs of the tier that have a value. */
export type TierInputs = Readonly<Partial<Record<TierInputName, TierInput>>>;

const EXPLORATORY_LIFECYCLES = ['experimental', 'deprecated'];

/** Reads the labels. A value that no rule knows is named in a finding and counts as not given. */
export function readDeclaredInputs(entity: Entity): {
  declared: DeclaredInputs;
  findings: Finding[];
} {
  const declared: Partial<Record<TierInputName, string>> = {};
  const findings: Finding[] = [];
  const read = (name: TierInputName) => {
    const label = TIER_INPUT_LABELS[name];
    const value = entity.metadata.labels?.[label];
    const allowed: readonly string[] = TIER_INPUT_VALUES[name];
    if (value === undefined) {
      return;
    }
    if (allowed.includes(value)) {
      declared[name] = value;
      return;
    }
    findings.push({
      id: 'label-not-understood',
      message: `The label ${label} says "${value}". It can be ${allowed.join(
        ', ',
      )}. Until it is one of these, it counts as not given.`,
    });
  };
  read('audience');
  read('decisionImpact');
  read('servingMode');
  read('stage');
  return { declared, findings };
}

/**
 * What is declared wins over what is derived, and that over what is assumed. An impact can only be declared. Asks a
 * question when an input is read that turns on it, and no sooner.
 */
export function tierInputs(
  entity: Entity,
  declared: DeclaredInputs,
  ask: (question: TierQuestion) => boolean | undefined,
): TierInputs {
  const input = (
    name: TierInputName,
    derive: () => string | undefined,
    assumed?: string,
  ): TierInput | undefined => {
    const said = declared[name];
    if (said !== undefined) {
      return { value: said, origin: 'declared' };
    }
    const derived = derive();
    if (derived !== undefined) {
      return { value: derived, origin: 'derived' };
    }
    return assumed === undefined
      ? undefined
      : { value: assumed, origin: 'default' };
  };
  return {
    get audience() {
      return input('audience', () =>
        ask('isReliedOn') ? 'customer' : undefined,
      );
    },
    get decisionImpact() {
      return input('decisionImpact', () => undefined);
    },
    get servingMode() {
      return input('servingMode', () => servingModeBy(ask));
    },
    get stage() {
      return input('stage', () => stageOf(entity), 'production');
    },
  };
}

/** What nothing serves and what runs by itself works in batches. */
function servingModeBy(
  ask: (question: TierQuestion) => boolean | undefined,
): string | undefined {
  const isServing = ask('isServing');
  if (isServing) {
    return 'real-time';
  }
  return isServing === false && ask('isBatchJob') ? 'batch' : undefined;
}

function stageOf(entity: Entity): string | undefined {
  const lifecycle = entity.spec?.lifecycle;
  if (typeof lifecycle !== 'string') {
    return undefined;
  }
  return EXPLORATORY_LIFECYCLES.includes(lifecycle.toLowerCase())
    ? 'experimental'
    : 'production';
}
