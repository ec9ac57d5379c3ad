import { ChecklistItemState } from 'backstage-plugin-ml-scorecards-common';
import type { Advice } from './advise';
import { SaidOfItem } from './PeopleSaid';

const MILLISECONDS_PER_DAY = 24 * 60 * 60 * 1000;

/** What facts say of an item: that it is settled, or that it is not. */
export type FactsOnItem = 'answered' | 'denied';

/** What the facts of an evaluation say of an item, named `<checklist>/<item>`; undefined if they cannot tell. Pure. */
export function factsOnItem(
  { answered, denied }: Pick<Advice, 'answered' | 'denied'>,
  item: string,
): FactsOnItem | undefined {
  if (answered.includes(item)) {
    return 'answered';
  }
  return denied?.includes(item) ? 'denied' : undefined;
}

/**
 * How an item of a checklist stands: facts have the say where they can tell, and nobody overrules them, neither with a tick
 * nor with a dispute. Pure.
 */
export function checklistItemState(options: {
  said?: SaidOfItem;
  facts?: FactsOnItem;
  validForDays?: number;
  now: Date;
}): ChecklistItemState {
  const { said, facts, now } = options;
  if (facts) {
    // Who disputes an answer says that it is open, and who disputes a denial that it is settled.
    const isOfThese = said?.ticked === (facts === 'denied');
    return said?.disputed && isOfThese ? 'disputed' : facts;
  }
  // Who disputed what facts denied ticked nothing: that these fell silent must not settle it.
  if (!said?.ticked || said.disputed) {
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
