import { Entity } from '@backstage/catalog-model';
import {
  DefinitionProblem,
  Level,
  ReliabilityTier,
} from 'backstage-plugin-ml-scorecards-common';
import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import { RubricDefinition } from '../rubrics';
import { Condition, Expression, Quantity } from './ConditionCompiler';
import { ReadFact } from './ConditionScope';
import {
  CheckDefinition,
  ChecklistFile,
  DimensionDefinition,
  FindingDefinition,
  StorageRule,
  TierDefinition,
  TriggerDefinition,
} from './definitionSchemas';

/** One way to answer a question. `source` is the system that it asks, when the question names several. */
export interface Alternative<C = Condition> {
  readonly source?: string;
  readonly condition: C;
}

/** What facts are asked: true, false, or not to be told. */
export interface Question {
  readonly alternatives: readonly Alternative[];
  /** Whether one source that says yes is enough, or all that serve the component must. */
  readonly by: 'any' | 'all';
}

/** A definition that is right, ready to be evaluated. */
export interface Defined<T> {
  readonly definition: T;
  /** All that it calculates. */
  readonly expressions: readonly Expression<unknown>[];
  /** Whether it is meant for an entity. */
  appliesTo(entity: Entity): boolean;
}

/** A check whose definition is right. */
export interface UsableCheck extends Defined<CheckDefinition> {
  readonly question: Question;
  readonly appliesWhen?: Condition;
  /** Whether it asks about the scorecard itself, and so has to wait for the others. */
  readonly readsScorecard: boolean;
  /** What to do, for one of the sources that it asks. */
  fixFor(source: string | undefined): string;
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

/** A checklist, with the questions whose answers stand in for a tick. */
export interface DefinedChecklist extends Defined<ChecklistFile> {
  /** By the id of the item; most wait for a person. */
  readonly answers: ReadonlyMap<string, Question>;
}

/** A trigger to scale, ready to be judged. */
export interface DefinedTrigger extends Defined<TriggerDefinition> {
  readonly value: readonly Alternative<Quantity>[];
  readonly limit: Quantity;
  /** When it fires, if not as soon as the value is over the limit. */
  readonly fires?: Question;
}

/** Advice that is given when all of its evidence holds. */
export interface DefinedFinding extends Defined<FindingDefinition> {
  readonly evidence: readonly {
    readonly says: string;
    readonly question: Question;
  }[];
}

/** A rule of the storage advice. */
export interface DefinedStorageRule extends Defined<StorageRule> {
  readonly when: Condition;
}

/** A fact set that conditions read. */
export interface DefinedFactSet extends FactSet {
  /** How long its facts stay fresh when a pipeline has pushed them; undefined when none can. */
  readonly pushedTimeToLiveMs?: number;
  /** Whether app-config.yaml declares it for pipelines. */
  readonly configured?: true;
}

/** All that is asked: what the pipeline evaluates and the API shows. */
export interface Definitions {
  readonly dimensions: readonly DimensionDefinition[];
  /** In the order of their dimensions. */
  readonly checks: readonly DefinedCheck[];
  /** Ids of those that app-config.yaml made or changed. */
  readonly configuredChecks: ReadonlySet<string>;
  readonly checklists: readonly DefinedChecklist[];
  readonly triggers: readonly DefinedTrigger[];
  readonly findings: readonly DefinedFinding[];
  /** The first one that speaks is heard. */
  readonly storageRules: readonly DefinedStorageRule[];
  /** Published models of maturity, as far as checks answer them. */
  readonly rubrics: readonly RubricDefinition[];
  /** What each reliability tier owes. */
  readonly tiers: Readonly<Record<ReliabilityTier, TierDefinition>>;
  /** The level that each reliability tier owes. */
  readonly targetLevels: Readonly<Record<ReliabilityTier, Level>>;
  readonly factSets: ReadonlyMap<string, DefinedFactSet>;
  /** The facts that conditions read, by source. */
  readonly readFacts: ReadonlyMap<string, readonly ReadFact[]>;
  /** The checks whose results findings and checklists read. */
  readonly readChecks: ReadonlySet<string>;
  readonly problems: readonly DefinitionProblem[];
  /** Changes when a definition changes, or the type of a fact that a check reads. */
  readonly fingerprint: string;
}
