import { Request, Response } from 'express';
import { SealedCursors } from './SealedCursors';

const sealed = new SealedCursors('a secret');

/** What a handler reads after the cursor was opened. */
function opened(cursor: unknown, cursors = sealed): unknown {
  const request = { query: { cursor } } as unknown as Request;
  const next = jest.fn();
  cursors.open(request, {} as Response, next);
  expect(next).toHaveBeenCalledWith();
  return request.query.cursor;
}

function cursorOf(nextCursor: string, cursors = sealed): string {
  return cursors.seal({ items: [], nextCursor }).nextCursor;
}

describe('SealedCursors', () => {
  it.each([
    '1',
    '2147483647',
    '["name","Fraud ünd ✓",7]',
    'x'.repeat(5000),
    '',
  ])('opens what it sealed', cursor => {
    expect(opened(cursorOf(cursor))).toBe(cursor);
    // Another replica has the same secret.
    const other = new SealedCursors('a secret');
    expect(cursorOf(cursor, other)).toBe(cursorOf(cursor));
    expect(opened(cursorOf(cursor), other)).toBe(cursor);
  });

  it('tells nothing of how large a number is', () => {
    const lengths = ['1', '999', '2147483647'].map(
      cursor => cursorOf(cursor).length,
    );
    expect(new Set(lengths).size).toBe(1);
    expect(cursorOf('1').slice(0, 8)).not.toBe(cursorOf('2').slice(0, 8));
  });

  it('leaves alone what has no cursor', () => {
    const answer = { items: [] };
    expect(sealed.seal(answer)).toBe(answer);
    expect(opened(undefined)).toBeUndefined();
    // The schema of the query refuses it.
    expect(opened(['1', '2'])).toEqual(['1', '2']);
  });

  it.each([
    ['what was never sealed', '17'],
    ['nothing', ''],
    ['no base64', '%%%'],
    ['what is too short', 'AAAA'],
    ['what another portal sealed', cursorOf('17', new SealedCursors('b'))],
    ['what somebody changed', `A${cursorOf('17').slice(1)}`],
    ['what somebody cut off', cursorOf('17').slice(0, -4)],
  ])('refuses %s', (_, cursor) => {
    expect(() => opened(cursor)).toThrow(
      'The cursor is not one that this API gave out',
    );
  });
});
