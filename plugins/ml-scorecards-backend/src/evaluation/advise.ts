import { Entity } from '@backstage/catalog-model';
import { Facts } from 'backstage-plugin-ml-scorecards-node';
import {
  DefinedTrigger,
  Definitions,
  Question,
  readsScorecard,
  variableOf,
} from '../definitions';
import { EARLY, findOut, LATE, Standing } from './aboutScorecard';
import { askQuestion, QuestionInput } from './askQuestion';
import { FindingState, judgeFinding } from './judgeFinding';
import { judgeTrigger, TriggerVerdict, UNTOLD_TRIGGER } from './judgeTrigger';
import { PeopleSaid } from './PeopleSaid';

/**
 * What a component is told besides the results of its checks. It is recorded as it is, and what it says of triggers is
 * what the next evaluation remembers.
 */
export interface Advice {
  /** By id; without those that are not meant for the component, or of which nothing has ever been known. */
  readonly triggers: Readonly<Record<string, TriggerVerdict>>;
  /** By id; without those that are closed. */
  readonly findings: Readonly<Record<string, Exclude<FindingState, 'closed'>>>;
  /** Items of checklists that facts answer, as `<checklist>/<item>`. */
  readonly answered: readonly string[];
  /** Those that facts say are not settled; not there if there are none. */
  readonly denied?: readonly string[];
  /** The rule of the storage advice that spoke. */
  readonly storageRule?: string;
  /** The facts about the scorecard that conditions read. */
  readonly facts: Facts;
}

/** What advice is given upon. */
export interface AdviceInput extends QuestionInput {
  readonly entity: Entity;
  readonly definitions: Definitions;
  readonly said: PeopleSaid;
  /** The advice of the evaluation before. */
  readonly before?: Pick<Advice, 'triggers'>;
  readonly standing: Standing;
}

/**
 * Gives advice: which triggers to scale have fired, what looks over-engineered, which items of checklists facts answer,
 * which storage fits. Adds what it finds out to what conditions read. Pure but for that.
 */
export function advise(input: AdviceInput): Advice {
  const triggers = judgeTriggers(input);
  const early = findOut(EARLY, input, { triggers });
  const findings = judgeFindings(input);
  const items = judgeItems(input);
  const late = findOut(LATE, input, { triggers, findings, ...items });
  return {
    triggers: worthKeeping(triggers),
    findings,
    ...items,
    storageRule: storageRule(input),
    facts: { ...early, ...late },
  };
}

/** What was recorded of a trigger; undefined where it is not meant for the component. */
export function verdictOn(
  { definition, appliesTo }: DefinedTrigger,
  { triggers }: Pick<Advice, 'triggers'>,
  entity: Entity,
): TriggerVerdict | undefined {
  return appliesTo(entity)
    ? triggers[definition.id] ?? UNTOLD_TRIGGER
    : undefined;
}

function judgeTriggers(input: AdviceInput): Advice['triggers'] {
  const triggers: Record<string, TriggerVerdict> = {};
  for (const trigger of input.definitions.triggers) {
    const { id } = trigger.definition;
    const verdict = judgeTrigger(trigger, input, input.before?.triggers[id]);
    if (verdict) {
      triggers[id] = verdict;
    }
  }
  return triggers;
}

/** Most components are measured by no source of most triggers, and there are very many components. */
function worthKeeping(triggers: Advice['triggers']): Advice['triggers'] {
  const kept: Record<string, TriggerVerdict> = {};
  for (const [id, verdict] of Object.entries(triggers)) {
    if (verdict.state !== UNTOLD_TRIGGER.state || verdict.days.length > 0) {
      kept[id] = verdict;
    }
  }
  return kept;
}

function judgeFindings(input: AdviceInput): Advice['findings'] {
  const findings: Record<string, Exclude<FindingState, 'closed'>> = {};
  for (const finding of input.definitions.findings) {
    const state = judgeFinding(finding, input);
    if (state !== 'closed') {
      findings[finding.definition.id] = state;
    }
  }
  return findings;
}

function judgeItems(input: AdviceInput): Pick<Advice, 'answered' | 'denied'> {
  const answered: string[] = [];
  const denied: string[] = [];
  for (const { definition, answers } of input.definitions.checklists) {
    for (const [item, question] of answers) {
      const { value } = askQuestion(question, input);
      if (value === true) {
        answered.push(`${definition.id}/${item}`);
      } else if (value === false && canDeny(question, input)) {
        denied.push(`${definition.id}/${item}`);
      }
    }
  }
  // Most components have none, and there are very many components.
  return { answered, ...(denied.length > 0 && { denied }) };
}

/**
 * Whether a no is one of facts. A check that does not apply is no fact that says no, and what the scorecard says of itself
 * shows that something stands out, and not that it does not.
 */
function canDeny(
  { alternatives }: Question,
  { scope }: QuestionInput,
): boolean {
  const conditions = alternatives.map(({ condition }) => condition);
  const checks = conditions.flatMap(condition => condition.checks);
  return (
    !conditions.some(readsScorecard) &&
    (checks.length === 0 ||
      checks.some(id => scope.get(variableOf('checks', id)) === 'fail'))
  );
}

/** The first rule that speaks, as long as all before it are known to be silent. */
function storageRule(input: AdviceInput): string | undefined {
  for (const { definition, when, appliesTo } of input.definitions
    .storageRules) {
    const { value } = appliesTo(input.entity)
      ? when.evaluate(input.scope, input.now)
      : { value: false };
    if (value !== false) {
      return value === true ? definition.id : undefined;
    }
  }
  return undefined;
}
