import { TodoItem } from 'backstage-plugin-ml-scorecards-common';
import { todoOfOmar } from '../../__testUtils__/todoFixtures';
import { todoKey } from './todoKey';
import { withOpenRows } from './withOpenRows';

const todo = (id: string): TodoItem => ({
  ...todoOfOmar.items[0],
  subject: { id, title: id },
});
const todos = (ids: string) => ids.split('').map(todo);

describe('withOpenRows', () => {
  it.each([
    ['abc', 'abc', '', '', 'abc'],
    ['abc', 'ac', '', '', 'ac'],
    ['abc', 'ac', 'b', '', 'abc'],
    ['abc', 'c', 'ab', '', 'abc'],
    ['abc', '', 'ac', '', 'ac'],
    // New ones have come, or others are somewhere else.
    ['abc', 'xya', 'c', '', 'xyac'],
    ['abc', 'xb', 'a', '', 'axb'],
    ['abc', 'cxa', 'b', '', 'cxab'],
    // It would stand somewhere else itself.
    ['abc', 'bca', 'a', '', 'abc'],
    ['abc', 'bca', '', 'a', 'abc'],
    // What was done may go.
    ['abc', 'bc', '', 'a', 'bc'],
    ['abc', 'c', 'b', 'a', 'bc'],
    // What is open has not been shown before.
    ['ab', 'abc', 'c', '', 'abc'],
  ])(
    'of %s, makes %s with %j open and %j done %s',
    (shown, items, open, done, rows) => {
      const openRows = new Map([
        ...open.split('').map(id => [todoKey(todo(id)), 'open'] as const),
        ...done.split('').map(id => [todoKey(todo(id)), 'done'] as const),
      ]);
      expect(
        withOpenRows({
          items: todos(items),
          shown: todos(shown),
          openRow: key => openRows.get(key),
        })
          .map(({ subject }) => subject.id)
          .join(''),
      ).toBe(rows);
    },
  );

  it('says of what stays what is known of it by now', () => {
    const [before] = todos('a');
    const after = { ...before, state: 'pass' as const };
    expect(
      withOpenRows({
        items: [after],
        shown: [before],
        openRow: () => 'open',
      }),
    ).toEqual([after]);
  });
});
