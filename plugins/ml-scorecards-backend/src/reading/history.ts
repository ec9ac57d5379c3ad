import {
  ScorecardDay,
  Transition,
} from 'backstage-plugin-ml-scorecards-common';
import { rankToLevel, toTier } from '../database/columns';
import { TransitionRow } from '../database/tables';
import { CheckTransitionRow } from '../database/transitionQueries';
import { changedPositions, stateAt } from '../recording/packedResults';
import { Positions } from '../recording/Positions';

/** What one recording changed, against the one before it if there is one. Pure. */
export function unpackTransition(options: {
  row: TransitionRow;
  before?: TransitionRow;
  positions: Positions;
  /** Titles of the checks that are defined, by id. */
  titles: ReadonlyMap<string, string>;
}): Transition[] {
  const { row, before, positions, titles } = options;
  const { at, cause } = row;
  const changes: Transition[] = [];
  const tier = toTier(row.tier);
  const tierBefore = before ? toTier(before.tier) : null;
  if (tier !== tierBefore) {
    changes.push({ at, cause, subject: 'tier', from: tierBefore, to: tier });
  }
  const level = rankToLevel(row.level);
  const levelBefore = before ? rankToLevel(before.level) : null;
  if (level !== levelBefore) {
    changes.push({ at, cause, subject: 'level', from: levelBefore, to: level });
  }
  for (const position of changedPositions(before?.states ?? '', row.states)) {
    // Another replica may have given a place that is not known here yet.
    const id = positions.checks[position]?.id;
    if (id !== undefined) {
      changes.push({
        at,
        cause,
        subject: 'check',
        check: { id, title: titles.get(id) ?? id },
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
  check: { id: string; title: string },
): Transition {
  return {
    at: row.at,
    cause: row.cause,
    subject: 'check',
    check,
    from: stateAt(row.state_before, 0) ?? null,
    to: stateAt(row.state, 0) ?? null,
  };
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
