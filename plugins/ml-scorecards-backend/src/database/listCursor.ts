import { InputError } from '@backstage/errors';
import { ScorecardOrder } from 'backstage-plugin-ml-scorecards-common';
import { z } from 'zod';

const text = z.string().refine(value => !value.includes('\0'));
const id = z.int32().positive();

/** What a cursor holds for each order: the order, what the last row is ordered by, and its id. */
const CURSOR_SCHEMAS = {
  name: z.tuple([z.literal('name'), text, id]),
  owner: z.tuple([z.literal('owner'), text, text, id]),
  tier: z.tuple([z.literal('tier'), text, text, id]),
  level: z.tuple([z.literal('level'), z.int32(), text, id]),
  gap: z.tuple([z.literal('gap'), z.int32(), id]),
  score: z.tuple([z.literal('score'), z.number(), id]),
  coverage: z.tuple([z.literal('coverage'), z.number(), id]),
} as const;

/** Where a row stands in its order: the values that this goes by, and its id. */
export type ListPlace = readonly (string | number)[];

/** Says after which row to go on. */
export function encodeCursor(
  place: ListPlace,
  orderBy: ScorecardOrder,
): string {
  return Buffer.from(JSON.stringify([orderBy, ...place])).toString('base64url');
}

/** The place after which to go on. */
export function decodeCursor(
  cursor: string,
  orderBy: ScorecardOrder,
): ListPlace {
  try {
    const [, ...place] = CURSOR_SCHEMAS[orderBy].parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
    return place;
  } catch {
    throw new InputError(
      'The cursor is not one that this API gave out for this order',
    );
  }
}
