import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { ComponentRow } from './tables';

const id = z.int32().positive();

/** What a cursor holds for each order: the order, the value of the last row, and its id. */
const CURSOR_SCHEMAS = {
  name: z.tuple([
    z.literal('name'),
    z.string().refine(name => !name.includes('\0')),
    id,
  ]),
  gap: z.tuple([z.literal('gap'), z.int32(), id]),
  score: z.tuple([z.literal('score'), z.number(), id]),
} as const;

type Order = keyof typeof CURSOR_SCHEMAS;

/** Says after which row to go on. */
export function encodeCursor(row: ComponentRow, orderBy: Order): string {
  const value = {
    name: row.sort_name,
    gap: row.gap ?? 0,
    score: row.score ?? -1,
  }[orderBy];
  return Buffer.from(JSON.stringify([orderBy, value, row.id])).toString(
    'base64url',
  );
}

/** The value and the id of the row after which to go on. */
export function decodeCursor(
  cursor: string,
  orderBy: Order,
): [string | number, number] {
  try {
    const [, value, lastId] = CURSOR_SCHEMAS[orderBy].parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
    return [value, lastId];
  } catch {
    throw new InputError(
      'The cursor is not one that this API gave out for this order',
    );
  }
}
