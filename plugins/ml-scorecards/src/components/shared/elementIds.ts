/** The id of the element that opens a check, for leading people to it. */
export function checkElementId(checkId: string): string {
  return `ml-check-${checkId}`;
}

/** The id of the element of a checklist's item, for leading people to it. */
export function itemElementId(ref: {
  checklist: string;
  item: string;
}): string {
  return `ml-item-${ref.checklist}-${ref.item}`;
}
