import { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import {
  Condition,
  ConditionCompiler,
  Constants,
  Expression,
  Quantity,
} from './ConditionCompiler';
import { toCelParams } from './ConditionScope';
import {
  Alternative,
  Defined,
  DefinedChecklist,
  DefinedFinding,
  DefinedStorageRule,
  DefinedTrigger,
  Question,
  UsableCheck,
} from './Definitions';
import {
  CheckDefinition,
  ChecklistFile,
  FindingDefinition,
  QuestionText,
  StorageRule,
  TARGET_NAMES,
  TriggerDefinition,
} from './definitionSchemas';
import {
  EARLY_SCORECARD_FACTS,
  readsScorecard,
  SCORECARD,
} from './scorecardFacts';

/** What a definition may read besides the facts of sources. */
interface WhatIsRead {
  /** The results of checks. */
  readonly checks?: boolean;
  /** The facts about the scorecard itself that are there by then. */
  readonly scorecard?: ReadonlySet<string> | 'all';
}

const ADVICE: WhatIsRead = {
  checks: true,
  scorecard: new Set<string>(EARLY_SCORECARD_FACTS),
};

/**
 * Makes definitions of the right shape ready to be evaluated. Each method throws an error whose message says what is
 * wrong, and with which key.
 */
export class DefinitionCompiler {
  private readonly sources: ReadonlySet<string>;
  private readonly conditions: ConditionCompiler;
  private readonly targets: unknown;
  /** Many definitions are meant for the same entities, by the text of their filter. */
  private readonly filters = new Map<string, Defined<unknown>['appliesTo']>();

  constructor(options: {
    factSets: readonly FactSet[];
    /** By name and tier: see `Constants`. */
    targets: unknown;
  }) {
    this.sources = new Set(options.factSets.map(({ source }) => source));
    this.conditions = new ConditionCompiler(options.factSets);
    this.targets = toCelParams(options.targets);
  }

  check(definition: CheckDefinition): UsableCheck {
    const reader = this.reader(definition.params, { scorecard: 'all' });
    const { appliesWhen, fix, passes, passesBy } = definition;
    const question = reader.question('passes', passes, passesBy);
    return {
      ...reader.defined(definition),
      question,
      appliesWhen:
        appliesWhen === undefined
          ? undefined
          : reader.condition('appliesWhen', appliesWhen),
      readsScorecard: reader.expressions.some(readsScorecard),
      fixFor: source =>
        typeof fix === 'string'
          ? fix
          : (source && fix[source]) || Object.values(fix).join(' Or: '),
    };
  }

  checklist(file: ChecklistFile): DefinedChecklist {
    const reader = this.reader({}, ADVICE);
    const answers = new Map<string, Question>();
    for (const { id, answeredBy } of file.items) {
      if (answeredBy !== undefined) {
        answers.set(id, reader.question(`${id}: answeredBy`, answeredBy));
      }
    }
    return { ...reader.defined(file), answers };
  }

  trigger(definition: TriggerDefinition): DefinedTrigger {
    const reader = this.reader(definition.params, {});
    const { value, limit, fires } = definition;
    return {
      ...reader.defined(definition),
      value: reader.quantities('value', value),
      limit: reader.quantity('limit', limit),
      fires: fires === undefined ? undefined : reader.question('fires', fires),
    };
  }

  finding(definition: FindingDefinition): DefinedFinding {
    const reader = this.reader(definition.params, ADVICE);
    const evidence = definition.evidence.map(({ says, holds }) => ({
      says,
      question: reader.question('evidence', holds),
    }));
    if (new Set(evidence.map(({ question }) => restsOn(question))).size < 2) {
      throw new Error(
        'evidence: rests on one and the same fact, and one is not enough',
      );
    }
    return { ...reader.defined(definition), evidence };
  }

  storageRule(definition: StorageRule): DefinedStorageRule {
    const reader = this.reader(definition.params, {});
    return {
      ...reader.defined(definition),
      when: reader.condition('when', definition.when),
    };
  }

  /** Whether a definition is meant for an entity; for all if it does not say. */
  appliesTo(
    definition: Partial<Pick<CheckDefinition, 'appliesTo'>>,
  ): Defined<unknown>['appliesTo'] {
    const predicate = definition.appliesTo;
    if (!predicate) {
      return () => true;
    }
    const key = JSON.stringify(predicate);
    const filter =
      this.filters.get(key) ??
      rememberingLast(filterPredicateToFilterFunction(predicate));
    this.filters.set(key, filter);
    return filter;
  }

  /** Compiles the expressions of one definition, and keeps them. */
  private reader(params: Readonly<Record<string, unknown>>, reads: WhatIsRead) {
    const constants: Constants = {
      params: toCelParams(params),
      targets: this.targets,
    };
    const expressions: Expression<unknown>[] = [];
    const kept = <E extends Expression<unknown>>(
      key: string,
      compile: () => E,
    ): E => {
      try {
        const expression = compile();
        refuseUnknownNames(expression, params);
        refuseWhatIsNotThereYet(expression, reads);
        expressions.push(expression);
        return expression;
      } catch (error) {
        throw new Error(`${key}: ${(error as Error).message}`);
      }
    };
    const condition = (key: string, text: string): Condition =>
      kept(key, () => this.conditions.compile(text, constants));
    const quantity = (key: string, text: string): Quantity =>
      kept(key, () => this.conditions.compileQuantity(text, constants));
    return {
      expressions,
      condition,
      quantity,
      question: (
        key: string,
        text: QuestionText,
        by: Question['by'] = 'any',
      ): Question => ({
        alternatives: this.alternatives(key, text, condition),
        by,
      }),
      quantities: (key: string, text: QuestionText) =>
        this.alternatives(key, text, quantity),
      defined: <T extends object>(definition: T): Defined<T> => ({
        definition,
        expressions,
        appliesTo: this.appliesTo(definition),
      }),
    };
  }

  private alternatives<E>(
    key: string,
    text: QuestionText,
    compile: (key: string, text: string) => E,
  ): Alternative<E>[] {
    if (typeof text === 'string') {
      return [{ condition: compile(key, text) }];
    }
    return Object.entries(text).map(([source, asked]) => {
      if (!this.sources.has(source)) {
        throw new Error(`${key}: there is no source "${source}"`);
      }
      return { source, condition: compile(`${key}.${source}`, asked) };
    });
  }
}

/** All definitions are asked about one entity before the next one comes. */
function rememberingLast(
  filter: Defined<unknown>['appliesTo'],
): Defined<unknown>['appliesTo'] {
  let last: { entity: Entity; passes: boolean } | undefined;
  return entity => {
    if (last?.entity !== entity) {
      last = { entity, passes: filter(entity) };
    }
    return last.passes;
  };
}

function refuseUnknownNames(
  expression: Expression<unknown>,
  params: Readonly<Record<string, unknown>>,
): void {
  const param = expression.params.find(name => !Object.hasOwn(params, name));
  if (param) {
    throw new Error(`there is no parameter "${param}"`);
  }
  const target = expression.targets.find(name => !TARGET_NAMES.includes(name));
  if (target) {
    throw new Error(
      `there is no target "${target}": there are ${TARGET_NAMES.join(', ')}`,
    );
  }
}

function refuseWhatIsNotThereYet(
  { checks, facts }: Expression<unknown>,
  reads: WhatIsRead,
): void {
  if (checks.length > 0 && !reads.checks) {
    throw new Error('cannot read the results of checks');
  }
  const fact = facts.find(
    ({ source, name }) =>
      source === SCORECARD &&
      reads.scorecard !== 'all' &&
      !reads.scorecard?.has(name),
  );
  if (fact) {
    throw new Error(`cannot read ${SCORECARD}.${fact.name}`);
  }
}

/** The facts and checks that a question rests on, as one text. */
function restsOn({ alternatives }: Question): string {
  return alternatives
    .flatMap(({ condition }) => [
      ...condition.facts.map(({ source, name }) => `${source}.${name}`),
      ...condition.checks,
      ...(condition.readsTier ? ['tier'] : []),
    ])
    .sort()
    .join(' ');
}
