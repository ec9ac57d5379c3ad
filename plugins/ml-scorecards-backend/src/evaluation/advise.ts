import { Entity } from '@backstage/catalog-model';
import { Facts } from 'backstage-plugin-ml-scorecards-node';
import { Definitions, SCORECARD } from '../definitions';
import { askQuestion, QuestionInput } from './askQuestion';
import { FindingState, judgeFinding } from './judgeFinding';
import { judgeTrigger, TriggerVerdict } from './judgeTrigger';
import {
  knownIfAny,
  ScorecardFacts,
  Standing,
  standingFacts,
} from './scorecardReading';
import { addKnownFacts } from './SourceReading';

/** What people have said that bears on advice. */
export interface PeopleSaid {
  /** Items of checklists that are ticked, as `<checklist>/<item>`. */
  readonly ticked: ReadonlySet<string>;
  /** What was decided about a trigger or finding, by its id. */
  readonly decisions: ReadonlyMap<string, Decided>;
}

/** A decision on record. */
export interface Decided {
  /** Until when it holds. */
  readonly until: Date;
}

/**
 * What a component is told besides the results of its checks. It is recorded as it is, and what it says of triggers is
 * what the next evaluation remembers.
 */
export interface Advice {
  /** By id; without those that are not meant for the component. */
  readonly triggers: Readonly<Record<string, TriggerVerdict>>;
  /** By id; without those that are closed. */
  readonly findings: Readonly<Record<string, Exclude<FindingState, 'closed'>>>;
  /** Items of checklists that facts answer, as `<checklist>/<item>`. */
  readonly answered: readonly string[];
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
  const { definitions, said, now } = input;
  const triggers: Record<string, TriggerVerdict> = {};
  for (const trigger of definitions.triggers) {
    const { id } = trigger.definition;
    const verdict = judgeTrigger(trigger, {
      ...input,
      memory: input.before?.triggers[id],
    });
    if (verdict) {
      triggers[id] = verdict;
    }
  }
  const early: ScorecardFacts = {
    ...standingFacts(input.standing),
    firedTriggers: { value: firedIn(triggers).map(([id]) => id) },
  };
  know(early, input);

  const findings: Record<string, Exclude<FindingState, 'closed'>> = {};
  for (const finding of definitions.findings) {
    const state = judgeFinding(finding, input);
    if (state !== 'closed') {
      findings[finding.definition.id] = state;
    }
  }
  const answered = definitions.checklists.flatMap(({ definition, answers }) =>
    [...answers]
      .filter(([, question]) => askQuestion(question, input).value === true)
      .map(([item]) => `${definition.id}/${item}`),
  );
  const late: ScorecardFacts = {
    ...factsOfTriggers(triggers, said, now),
    openFindings: openFindings(findings, input),
    completeChecklists: {
      value: definitions.checklists.flatMap(({ definition: { id, items } }) =>
        items.every(item => {
          const key = `${id}/${item.id}`;
          return said.ticked.has(key) || answered.includes(key);
        })
          ? id
          : [],
      ),
    },
  };
  know(late, input);
  return {
    triggers,
    findings,
    answered,
    storageRule: storageRule(input),
    facts: readOf({ ...early, ...late }, definitions),
  };
}

function firedIn(
  triggers: Advice['triggers'],
): Array<[id: string, verdict: TriggerVerdict]> {
  return Object.entries(triggers).filter(([, { state }]) => state === 'fired');
}

function factsOfTriggers(
  triggers: Advice['triggers'],
  { decisions }: PeopleSaid,
  now: Date,
): ScorecardFacts {
  const unaddressed = firedIn(triggers).filter(
    ([id]) => !holds(decisions.get(id), now),
  );
  const [first] = unaddressed
    .flatMap(([, { firedAt }]) => firedAt ?? [])
    .sort();
  const untold = Object.entries(triggers).flatMap(([id, { state }]) =>
    state === 'unknown' ? id : [],
  );
  return {
    unaddressedTriggers: { value: unaddressed.map(([id]) => id) },
    ...(first !== undefined && { unaddressedSince: { value: first } }),
    allTriggersTold:
      untold.length === 0
        ? { value: true }
        : {
            unknownBecause: `it is not known whether these fire: ${untold.join(
              ', ',
            )}. Their sources are not connected, or say nothing.`,
          },
  };
}

/** Over-engineering only: what is missing is told by the checks that fail. */
function openFindings(
  findings: Advice['findings'],
  { definitions, said, now }: AdviceInput,
): ScorecardFacts['openFindings'] {
  const within = definitions.findings.flatMap(({ definition }) =>
    definition.kind === 'over-engineering' &&
    !holds(said.decisions.get(definition.id), now)
      ? [{ id: definition.id, state: findings[definition.id] }]
      : [],
  );
  const inState = (wanted: FindingState) =>
    within.flatMap(({ id, state }) => (state === wanted ? id : []));
  const untold = inState('not-enough-evidence');
  return knownIfAny(
    inState('open'),
    untold.length === 0,
    `there is not enough evidence to tell: ${untold.join(', ')}`,
  );
}

function holds(decided: Decided | undefined, now: Date): boolean {
  return decided !== undefined && decided.until > now;
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

/** Without those that no condition reads. */
function readOf(facts: Facts, { readFacts }: Definitions): Facts {
  return Object.fromEntries(
    (readFacts.get(SCORECARD) ?? []).flatMap(({ name }) =>
      facts[name] ? [[name, facts[name]]] : [],
    ),
  );
}

function know(facts: ScorecardFacts, input: AdviceInput): void {
  addKnownFacts(
    input.scope,
    facts,
    input.definitions.readFacts.get(SCORECARD) ?? [],
  );
}
