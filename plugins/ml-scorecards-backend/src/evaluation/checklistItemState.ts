import { ChecklistItemState } from 'backstage-plugin-ml-scorecards-common';
import { SaidOfItem } from './PeopleSaid';

const MILLISECONDS_PER_DAY = 24 * 60 * 60 * 1000;

/** How an item of a checklist stands. Pure. */
export function checklistItemState(options: {
  said?: SaidOfItem;
  /** Whether facts answer it. */
  answered: boolean;
  validForDays?: number;
  now: Date;
}): ChecklistItemState {
  const { said, answered, now } = options;
  if (answered) {
    return said?.disputed ? 'disputed' : 'answered';
  }
  if (!said?.ticked) {
    return 'open';
  }
  const end = tickEnd(options);
  return end && end <= now ? 'expired' : 'ticked';
}

/** When a tick stops to hold; undefined if it does for ever, or if there is none. */
export function tickEnd({
  said,
  validForDays,
}: {
  said?: SaidOfItem;
  validForDays?: number;
}): Date | undefined {
  return said?.ticked && validForDays !== undefined
    ? new Date(said.at.getTime() + validForDays * MILLISECONDS_PER_DAY)
    : undefined;
}

/** Whether nothing has to be done about an item. */
export function isSettled(state: ChecklistItemState): boolean {
  return state === 'ticked' || state === 'answered';
}
