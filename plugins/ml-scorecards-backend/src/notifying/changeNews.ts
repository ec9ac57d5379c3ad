import { Transition } from 'backstage-plugin-ml-scorecards-common';
import { TransitionCause, TransitionRow } from '../database/tables';
import { Definitions } from '../definitions';
import { unpackTransition } from '../reading/history';
import { isWaivedAt } from '../recording/packedResults';
import { Positions } from '../recording/Positions';
import { News } from './News';

/** Recordings of a component, oldest first. What the first one says was known before. */
export interface RecordedChanges {
  readonly transitions: readonly TransitionRow[];
  readonly positions: Positions;
}

/** A change with the reason why it came, which is not that other things are asked than before. */
export interface CausedChange {
  readonly change: Transition;
  readonly cause: TransitionCause;
}

/**
 * What recordings of a component come to. What only happened because other things are asked than before is left out
 * unless it is wanted. Pure.
 */
export function netChanges(
  { transitions, positions }: RecordedChanges,
  { withDefinitions }: { withDefinitions: boolean },
): CausedChange[] {
  const first = transitions.at(0);
  const last = transitions.at(-1);
  if (!first || first === last || !last) {
    return [];
  }
  const between = (before: TransitionRow, row: TransitionRow) =>
    unpackTransition({ row, before, positions, titles: new Map() });
  const causes = new Map<string, TransitionCause>();
  for (let index = 1; index < transitions.length; index += 1) {
    const row = transitions[index];
    if (row.cause !== 'definitions' || withDefinitions) {
      for (const change of between(transitions[index - 1], row)) {
        causes.set(subjectOf(change), row.cause);
      }
    }
  }
  return between(first, last).flatMap(change => {
    const cause = causes.get(subjectOf(change));
    return cause ? [{ change, cause }] : [];
  });
}

/** The changes that owners are told of: of the tier, of the level, and of required checks that fail now. Pure. */
export function changeNews(
  changes: readonly CausedChange[],
  options: {
    definitions: Definitions;
    positions: Positions;
    /** The tier and the packed states as they are now. */
    tier: string | null;
    states: string;
  },
): News[] {
  return changes.flatMap(({ change, cause }): News[] => {
    if (change.subject === 'tier') {
      const { from, to } = change;
      return from ? [{ kind: 'tier', from, to, cause }] : [];
    }
    if (change.subject === 'level') {
      const { from, to } = change;
      return from ? [{ kind: 'level', from, to, cause }] : [];
    }
    const { id } = change.check;
    const check = options.definitions.checks.find(
      ({ definition }) => definition.id === id,
    )?.definition;
    const position = options.positions.check(id);
    return check?.requiredFor.some(tier => tier === options.tier) &&
      change.to === 'fail' &&
      position !== undefined &&
      !isWaivedAt(options.states, position)
      ? [{ kind: 'failing-check', title: check.title, cause }]
      : [];
  });
}

function subjectOf(change: Transition): string {
  return change.subject === 'check'
    ? `check ${change.check.id}`
    : change.subject;
}
