import { Entity } from '@backstage/catalog-model';
import {
  ChecklistDefinition,
  DefinitionProblem,
  Level,
  ReliabilityTier,
} from 'backstage-plugin-ml-scorecards-common';
import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import { Condition } from './ConditionCompiler';
import { ReadFact } from './ConditionScope';
import { CheckDefinition, DimensionDefinition } from './definitionSchemas';

/** One way to pass a check. `source` is the system that it asks, when the check names several. */
export interface Alternative {
  readonly source?: string;
  readonly condition: Condition;
  readonly fix: string;
}

/** A check whose definition is right, ready to be evaluated. */
export interface UsableCheck {
  readonly definition: CheckDefinition;
  readonly alternatives: readonly Alternative[];
  readonly appliesWhen?: Condition;
  appliesTo(entity: Entity): boolean;
}

/** A check that can be named but not evaluated: it is unknown for every component that it applies to. */
export interface BrokenCheck {
  readonly definition: CheckDefinition;
  readonly problem: string;
  appliesTo(entity: Entity): boolean;
}

export type DefinedCheck = UsableCheck | BrokenCheck;

export function isBroken(check: DefinedCheck): check is BrokenCheck {
  return 'problem' in check;
}

/** All that is asked: what the pipeline evaluates and the API shows. */
export interface Definitions {
  readonly dimensions: readonly DimensionDefinition[];
  /** In the order of their dimensions. */
  readonly checks: readonly DefinedCheck[];
  readonly checklists: readonly ChecklistDefinition[];
  /** The level that each reliability tier owes. */
  readonly targetLevels: Readonly<Record<ReliabilityTier, Level>>;
  readonly factSets: ReadonlyMap<string, FactSet>;
  /** The facts that conditions read, by source. */
  readonly readFacts: ReadonlyMap<string, readonly ReadFact[]>;
  readonly problems: readonly DefinitionProblem[];
  /** Changes when a definition changes, or the type of a fact that a check reads. */
  readonly fingerprint: string;
}
