import { Transition } from 'backstage-plugin-ml-scorecards-common';
import { TransitionCause, TransitionRow } from '../database/tables';
import { Definitions } from '../definitions';
import { HistoryTitles, unpackTransition } from '../reading/history';
import { isWaivedAt } from '../recording/packedResults';
import { Positions } from '../recording/Positions';
import { News } from './News';

/** What is told of a change goes by ids. */
const UNTITLED: HistoryTitles = { checks: new Map(), sources: new Map() };

/** Recordings of a component, oldest first. What the first one says was known before. */
export interface RecordedChanges {
  readonly transitions: readonly TransitionRow[];
  readonly positions: Positions;
}

/** A change with the reason why it came, which is not that other things are asked than before. */
export interface CausedChange {
  readonly change: Transition;
  readonly cause: TransitionCause;
  /** The id of the source whose facts were new, if that is known to be the reason. */
  readonly source: string | null;
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
    unpackTransition({ row, before, positions, titles: UNTITLED });
  const causes = new Map<string, Pick<TransitionRow, 'cause' | 'source'>>();
  for (let index = 1; index < transitions.length; index += 1) {
    const row = transitions[index];
    if (row.cause !== 'definitions' || withDefinitions) {
      for (const change of between(transitions[index - 1], row)) {
        causes.set(subjectOf(change), row);
      }
    }
  }
  return between(first, last).flatMap(change => {
    const row = causes.get(subjectOf(change));
    return row ? [{ change, cause: row.cause, source: row.source }] : [];
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
  const { factSets } = options.definitions;
  return changes.flatMap(({ change, cause, source: sourceId }): News[] => {
    const source =
      sourceId === null ? undefined : factSets.get(sourceId)?.title ?? sourceId;
    if (change.subject === 'tier') {
      const { from, to } = change;
      return from ? [{ kind: 'tier', from, to, cause, source }] : [];
    }
    if (change.subject === 'level') {
      const { from, to } = change;
      return from ? [{ kind: 'level', from, to, cause, source }] : [];
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
      ? [{ kind: 'failing-check', title: check.title, cause, source }]
      : [];
  });
}

function subjectOf(change: Transition): string {
  return change.subject === 'check'
    ? `check ${change.check.id}`
    : change.subject;
}
