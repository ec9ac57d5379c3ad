import {
  ChecklistItem,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';

export function findItem(
  { checklists }: Scorecard,
  ref: { checklist: string; item: string },
): ChecklistItem | undefined {
  return checklists
    .find(({ id }) => id === ref.checklist)
    ?.items.find(({ id }) => id === ref.item);
}
