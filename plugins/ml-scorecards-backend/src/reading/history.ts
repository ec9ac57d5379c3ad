import {
  ScorecardDay,
  Transition,
} from 'backstage-plugin-ml-scorecards-common';
import { rankToLevel, toTier } from '../database/columns';
import { TransitionRow } from '../database/tables';
import { CheckTransitionRow } from '../database/transitionQueries';
import { changedPositions, stateAt } from '../recording/packedResults';
import { Positions } from '../recording/Positions';

/** Titles by id, of the checks and sources that are defined. */
export interface HistoryTitles {
  readonly checks: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
}

/** What one recording changed, against the one before it if there is one. Pure. */
export function unpackTransition(options: {
  row: TransitionRow;
  before?: TransitionRow;
  positions: Positions;
  titles: HistoryTitles;
}): Transition[] {
  const { row, before, positions, titles } = options;
  const why = whyOf(row, titles);
  const changes: Transition[] = [];
  const tier = toTier(row.tier);
  const tierBefore = before ? toTier(before.tier) : null;
  if (tier !== tierBefore) {
    changes.push({ ...why, subject: 'tier', from: tierBefore, to: tier });
  }
  const level = rankToLevel(row.level);
  const levelBefore = before ? rankToLevel(before.level) : null;
  if (level !== levelBefore) {
    changes.push({ ...why, subject: 'level', from: levelBefore, to: level });
  }
  for (const position of changedPositions(before?.states ?? '', row.states)) {
    // Another replica may have given a place that is not known here yet.
    const id = positions.checks[position]?.id;
    if (id !== undefined) {
      changes.push({
        ...why,
        subject: 'check',
        check: titled(id, titles.checks),
        from: (before && stateAt(before.states, position)) ?? null,
        to: stateAt(row.states, position) ?? null,
      });
    }
  }
  return changes;
}

/** What a recording changed of one check. Pure. */
export function toCheckTransition(
  row: CheckTransitionRow,
  id: string,
  titles: HistoryTitles,
): Transition {
  return {
    ...whyOf(row, titles),
    subject: 'check',
    check: titled(id, titles.checks),
    from: stateAt(row.state_before, 0) ?? null,
    to: stateAt(row.state, 0) ?? null,
  };
}

function whyOf(
  { at, cause, source }: Pick<TransitionRow, 'at' | 'cause' | 'source'>,
  { sources }: HistoryTitles,
): Pick<Transition, 'at' | 'cause' | 'source'> {
  return source === null
    ? { at, cause }
    : { at, cause, source: titled(source, sources) };
}

/** What is not defined any more shows by its id. */
function titled(
  id: string,
  titles: ReadonlyMap<string, string>,
): { id: string; title: string } {
  return { id, title: titles.get(id) ?? id };
}

/** How a component stood at the end of the day of a recording. Pure. */
export function toScorecardDay(
  row: TransitionRow,
  definitionDays: readonly string[],
): ScorecardDay {
  const day = row.at.slice(0, 10);
  return {
    day,
    level: rankToLevel(row.level),
    tier: toTier(row.tier),
    score: row.score,
    gap: row.gap,
    definitionsChanged: definitionDays.includes(day),
  };
}
