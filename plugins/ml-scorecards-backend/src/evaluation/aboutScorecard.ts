import { Level } from 'backstage-plugin-ml-scorecards-common';
import { Fact, Facts } from 'backstage-plugin-ml-scorecards-node';
import {
  EarlyScorecardFact,
  SCORECARD,
  ScorecardFact,
  toCelValue,
} from '../definitions';
import type { Advice, AdviceInput } from './advise';
import {
  checklistItemState,
  factsOnItem,
  isSettled,
} from './checklistItemState';
import { FindingState } from './judgeFinding';
import { TriggerVerdict } from './judgeTrigger';
import { Decided } from './PeopleSaid';
import { stepsOver } from './scorecardReading';

/** What the checks of facts say of a component together. */
export interface Standing {
  readonly level: Level;
  /** The level if all that is unknown passed. */
  readonly highestLevel: Level;
  /** Undefined if facts on which the tier rests are unknown. */
  readonly targetLevel?: Level;
  readonly failingRequired: readonly string[];
}

/** What advice has found out by the time a fact is asked for. */
export type FoundOut = Pick<
  Advice,
  'triggers' | 'findings' | 'answered' | 'denied'
>;

/** Finds out one fact; undefined if there is nothing to say. */
type Find<TFoundOut> = (
  input: AdviceInput,
  found: TFoundOut,
) => Fact | undefined;

const NO_TIER: Fact = {
  unknownBecause: 'its reliability tier is not known',
};

/** Facts that findings and checklists may read. Where it is not known what the tier owes, nor is what is compared with it. */
export const EARLY: Readonly<
  Record<EarlyScorecardFact, Find<Pick<FoundOut, 'triggers'>>>
> = {
  level: ({ standing }) => ({ value: standing.level }),
  stepsOverTarget: ({ standing: { level, targetLevel } }) =>
    targetLevel ? { value: stepsOver(level, targetLevel) } : NO_TIER,
  mostStepsOverTarget: ({ standing: { highestLevel, targetLevel } }) =>
    targetLevel ? { value: stepsOver(highestLevel, targetLevel) } : NO_TIER,
  levelIsCertain: ({ standing: { level, highestLevel } }) =>
    level === highestLevel
      ? { value: true }
      : { unknownBecause: `it would be ${highestLevel} if more were known` },
  failingRequired: ({ standing: { failingRequired, targetLevel } }) =>
    targetLevel ? { value: failingRequired } : NO_TIER,
  firedTriggers: (_, { triggers }) => ({ value: inState(triggers, 'fired') }),
};

/** Facts that only the last checks read. */
export const LATE: Readonly<
  Record<Exclude<ScorecardFact, EarlyScorecardFact>, Find<FoundOut>>
> = {
  unaddressedTriggers: (input, { triggers }) => ({
    value: unaddressed(triggers, input),
  }),
  unaddressedSince: (input, { triggers }) => {
    const [first] = unaddressed(triggers, input)
      .flatMap(id => triggers[id].firedAt ?? [])
      .sort();
    return first === undefined ? undefined : { value: first };
  },
  allTriggersTold: (_, { triggers }) => {
    const untold = inState(triggers, 'unknown');
    return untold.length === 0
      ? { value: true }
      : {
          unknownBecause: `it is not known whether these fire: ${untold.join(
            ', ',
          )}. Their sources are not connected, or say nothing.`,
        };
  },
  openFindings: (input, found) => {
    const open = openEfforts('open', found, input);
    const untold = openEfforts('not-enough-evidence', found, input);
    // Something is known to be open although not all is known; without anything, it is unknown.
    return open.length > 0 || untold.length === 0
      ? { value: open }
      : {
          unknownBecause: `there is not enough evidence to tell: ${untold.join(
            ', ',
          )}`,
        };
  },
  completeChecklists: ({ definitions, said, now }, found) => ({
    value: definitions.checklists.flatMap(({ definition: { id, items } }) =>
      items.every(item => {
        const key = `${id}/${item.id}`;
        return isSettled(
          checklistItemState({
            said: said.items.get(key),
            facts: factsOnItem(found, key),
            validForDays: item.validForDays,
            now,
          }),
        );
      })
        ? id
        : [],
    ),
  }),
};

/** Finds out those facts of a table that some condition reads, and lets conditions read them. */
export function findOut<TFoundOut>(
  table: Readonly<Record<string, Find<TFoundOut>>>,
  input: AdviceInput,
  found: TFoundOut,
): Facts {
  const facts: Record<string, Fact> = {};
  for (const { name, type, variable } of input.definitions.readFacts.get(
    SCORECARD,
  ) ?? []) {
    const fact = Object.hasOwn(table, name)
      ? table[name](input, found)
      : undefined;
    if (fact) {
      facts[name] = fact;
      if ('value' in fact) {
        input.scope.set(variable, toCelValue(type, fact.value));
      }
    }
  }
  return facts;
}

function inState(
  triggers: Advice['triggers'],
  wanted: TriggerVerdict['state'],
): string[] {
  return Object.keys(triggers).filter(id => triggers[id].state === wanted);
}

function unaddressed(
  triggers: Advice['triggers'],
  { said, now }: AdviceInput,
): string[] {
  return inState(triggers, 'fired').filter(
    id => !holds(said.decisions.get(id), now),
  );
}

/** Over-engineering only: what is missing is told by the checks that fail. */
function openEfforts(
  wanted: FindingState,
  { findings }: FoundOut,
  { definitions, said, now }: AdviceInput,
): string[] {
  return definitions.findings.flatMap(({ definition: { id, kind } }) =>
    kind === 'over-engineering' &&
    findings[id] === wanted &&
    !holds(said.decisions.get(id), now)
      ? id
      : [],
  );
}

function holds(decided: Decided | undefined, now: Date): boolean {
  return decided !== undefined && decided.until > now;
}
