import { FactSet } from 'backstage-plugin-ml-scorecards-node';

/**
 * What is known of a scorecard while it is made: facts like those of a source, for the checks that ask about the
 * scorecard itself. They are there for every component.
 */
export const scorecardFacts = {
  source: 'scorecard',
  title: 'ML Scorecards',
  howToConnect: 'Every component is served.',
  facts: {
    level: {
      type: 'string',
      description: 'level that the checks of facts alone would give',
    },
    stepsOverTarget: {
      type: 'integer',
      description:
        'levels between that level and the one that the tier owes; negative below it',
    },
    mostStepsOverTarget: {
      type: 'integer',
      description: 'the same if all that is unknown passed',
    },
    levelIsCertain: {
      type: 'boolean',
      description:
        'true if the level is the same whatever is unknown turns out to be',
    },
    failingRequired: {
      type: 'strings',
      description: 'checks that the tier requires and that fail',
    },
    firedTriggers: {
      type: 'strings',
      description: 'triggers to scale that have fired and not cleared yet',
    },
    unaddressedTriggers: {
      type: 'strings',
      description: 'fired triggers that no decision settles',
    },
    unaddressedSince: {
      type: 'instant',
      description: 'when the first of the unaddressed triggers fired',
    },
    allTriggersTold: {
      type: 'boolean',
      description:
        'true if it is known of every trigger that applies whether it fires',
    },
    openFindings: {
      type: 'strings',
      description: 'findings of over-engineering that no decision settles',
    },
    completeChecklists: {
      type: 'strings',
      description: 'checklists all of whose items are answered or ticked',
    },
  },
} as const satisfies FactSet;

/** What conditions call these facts. */
export const SCORECARD = scorecardFacts.source;

/** The name of a fact about the scorecard. */
export type ScorecardFact = keyof typeof scorecardFacts.facts;

/** Those that are known before findings and checklists are looked at. */
export const EARLY_SCORECARD_FACTS = [
  'level',
  'stepsOverTarget',
  'mostStepsOverTarget',
  'levelIsCertain',
  'failingRequired',
  'firedTriggers',
] as const satisfies readonly ScorecardFact[];

/** See {@link EARLY_SCORECARD_FACTS}. */
export type EarlyScorecardFact = (typeof EARLY_SCORECARD_FACTS)[number];

/** Whether a condition reads what the scorecard says of itself, and not facts of a source alone. */
export function readsScorecard({
  facts,
}: {
  readonly facts: readonly { readonly source: string }[];
}): boolean {
  return facts.some(({ source }) => source === SCORECARD);
}
