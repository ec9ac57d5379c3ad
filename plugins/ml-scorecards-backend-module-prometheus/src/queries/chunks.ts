import { QuerySource } from './FactQuery';

/** How long a query may be once it is part of an address: proxies take lines of 8 kB. */
const MAX_LENGTH = 7000;

/** Cuts names into as few lists as there have to be queries, none of which is too long for an address. */
export function chunks(
  { template, label }: Pick<QuerySource, 'template' | 'label'>,
  names: readonly string[],
  limit?: number,
): string[][] {
  const lengthOf = (some: readonly string[]) =>
    new URLSearchParams({
      query: template.render({ label, names: some, limit }),
    }).toString().length;
  const empty = lengthOf([]);
  const cut: string[][] = [];
  let length = Infinity;
  for (const name of names) {
    // With the sign between two of them, in each place where the template has them.
    const added = lengthOf(['', name]) - empty;
    if (length + added > MAX_LENGTH) {
      cut.push([]);
      length = empty;
    }
    cut.at(-1)!.push(name);
    length += added;
  }
  return cut;
}
