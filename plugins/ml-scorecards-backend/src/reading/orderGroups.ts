import { InputError } from '@backstage/errors';
import { LEVELS } from 'backstage-plugin-ml-scorecards-common';
import { z } from 'zod';
import { GroupCounts, toStateCounts } from './groupCounts';

/** A group that has a place among others. */
export interface OrderedGroup {
  readonly id: string;
  readonly title: string;
  /** What it is ordered by. */
  readonly counts: GroupCounts;
  /** Whether the catalog has it. Others come after these, where they stand by name. */
  readonly isKnown: boolean;
}

/** Characters of a title by which groups are ordered, so that a cursor holds them. */
const ORDERED_BY = 100;

/** Where a group stands in an order: by values, the greatest first, and among equals by its title and its id. */
const placeSchema = z.tuple([
  z.string(),
  z.array(z.number()).max(4),
  z.string(),
  z.string(),
]);

type Place = z.infer<typeof placeSchema>;

/** The part of some groups that is a page of them. Pure. */
export function pageOfGroups<T extends OrderedGroup>(
  groups: readonly T[],
  options: { orderBy: string; limit: number; cursor?: string },
): { page: T[]; nextCursor?: string } {
  const { orderBy, limit, cursor } = options;
  const after = cursor === undefined ? undefined : decode(cursor, orderBy);
  const rest = groups
    .map(group => ({ group, place: placeOf(group, orderBy) }))
    .filter(({ place }) => !after || compare(place, after) > 0)
    .sort((a, b) => compare(a.place, b.place));
  const shown = rest.slice(0, limit);
  return {
    page: shown.map(({ group }) => group),
    nextCursor:
      rest.length > limit ? encode(shown[shown.length - 1].place) : undefined,
  };
}

function placeOf(group: OrderedGroup, orderBy: string): Place {
  return [
    orderBy,
    valuesOf(group, orderBy),
    group.title.slice(0, ORDERED_BY),
    group.id,
  ];
}

/** See `MATURITY_ORDERS`. Any other order is by the dimension of that id. */
function valuesOf(
  { counts, isKnown }: OrderedGroup,
  orderBy: string,
): number[] {
  const { components, at_target, gap } = counts.counts;
  const below = components > 0 ? (components - at_target) / components : 0;
  const need = [components > 0 ? gap / components : 0, below, components];
  switch (orderBy) {
    case 'name':
      return [Number(isKnown)];
    case 'need':
      return need;
    case 'components':
      return [components];
    case 'below':
      return [below, ...need];
    default:
      return [shareMissing(counts, orderBy), ...need];
  }
}

/** What does not pass of what applies in a dimension; less than nothing where nothing applies. */
function shareMissing({ dimensions }: GroupCounts, id: string): number {
  const counts = dimensions[id];
  const { pass, fail, unknown } = toStateCounts(counts?.slice(LEVELS.length));
  const applicable = pass + fail + unknown;
  return applicable > 0 ? 1 - pass / applicable : -1;
}

function compare([, a, aTitle, aId]: Place, [, b, bTitle, bId]: Place): number {
  for (const [index, value] of a.entries()) {
    if (value !== b[index]) {
      return b[index] - value;
    }
  }
  return (
    aTitle.localeCompare(bTitle, 'en-US') ||
    (aId < bId ? -1 : Number(aId > bId))
  );
}

function encode(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function decode(cursor: string, orderBy: string): Place {
  const place = parse(cursor);
  if (place?.[0] !== orderBy) {
    throw new InputError(
      'The cursor is not one that this API gave out for this order',
    );
  }
  return place;
}

function parse(cursor: string): Place | undefined {
  try {
    return placeSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
  } catch {
    return undefined;
  }
}
