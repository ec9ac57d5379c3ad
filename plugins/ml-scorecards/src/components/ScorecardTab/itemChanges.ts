import {
  ChecklistItem,
  ChecklistItemUpdate,
} from 'backstage-plugin-ml-scorecards-common';

/** What a person can do about an item of a checklist. */
export type ItemAction = 'tick' | 'untick' | 'dispute' | 'insist' | 'takeBack';

/** What somebody wrote about an item. */
export interface ItemChange {
  action: ItemAction;
  note: string;
  evidenceUrl: string;
  /** The version of the item that they saw. */
  version: number;
}

/** An item, and the checklist that it is of. */
export interface ItemRef {
  checklist: string;
  item: string;
}

/** What ticking the box of an item does; undefined where facts have the say. */
export function toggleOf({ state }: ChecklistItem): ItemAction | undefined {
  if (state === 'answered' || state === 'denied' || state === 'disputed') {
    return undefined;
  }
  return state === 'ticked' ? 'untick' : 'tick';
}

/** What one can do where facts have the say; undefined where they have not. */
export function aboutFactsOf({
  state,
}: ChecklistItem): 'dispute' | 'insist' | 'takeBack' | undefined {
  if (state === 'answered') {
    return 'dispute';
  }
  if (state === 'denied') {
    return 'insist';
  }
  return state === 'disputed' ? 'takeBack' : undefined;
}

/** Whether facts deny an item, whoever disputes that. */
export function isDenied({ state, ticked }: ChecklistItem): boolean {
  return state === 'denied' || (state === 'disputed' && ticked);
}

/** What somebody disputes needs a reason. */
export function isDispute(action: ItemAction): boolean {
  return action === 'dispute' || action === 'insist';
}

/** What is sent. */
export function toUpdate(change: ItemChange): ChecklistItemUpdate {
  return {
    ticked: change.action === 'tick' || change.action === 'insist',
    disputed: isDispute(change.action) || undefined,
    note: change.note.trim() || undefined,
    evidenceUrl: change.evidenceUrl.trim() || undefined,
    version: change.version,
  };
}

const STATES = {
  tick: 'ticked',
  untick: 'open',
  dispute: 'disputed',
  insist: 'disputed',
} as const satisfies Record<
  Exclude<ItemAction, 'takeBack'>,
  ChecklistItem['state']
>;

/** How an item will stand if the backend takes the change. */
export function withChange(
  item: ChecklistItem,
  change: ItemChange,
): ChecklistItem {
  const { ticked, note, evidenceUrl } = toUpdate(change);
  return {
    ...item,
    state: stateAfter(item, change.action),
    ticked,
    note,
    evidenceUrl,
    by: undefined,
    at: undefined,
    expiresAt: undefined,
  };
}

function stateAfter(
  item: ChecklistItem,
  action: ItemAction,
): ChecklistItem['state'] {
  if (action === 'takeBack') {
    return isDenied(item) ? 'denied' : 'answered';
  }
  return STATES[action];
}
