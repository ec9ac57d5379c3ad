import { TodoItem } from 'backstage-plugin-ml-scorecards-common';
import { todoOfOmar } from '../../__testUtils__/todoFixtures';
import { todoKey } from './todoKey';
import { withKeptRows } from './withKeptRows';

const todo = (id: string): TodoItem => ({
  ...todoOfOmar.items[0],
  subject: { id, title: id },
});
const todos = (ids: string) => ids.split('').map(todo);

describe('withKeptRows', () => {
  it.each([
    ['abc', 'abc', '', 'abc'],
    ['abc', 'ac', '', 'ac'],
    ['abc', 'ac', 'b', 'abc'],
    ['abc', 'c', 'ab', 'abc'],
    ['abc', '', 'ac', 'ac'],
    // What it stood behind is somewhere else, or new ones have come.
    ['abc', 'cxa', 'b', 'cxab'],
    ['abc', 'xya', 'c', 'xyac'],
    ['abc', 'xb', 'a', 'axb'],
    // What is asked for is there once.
    ['abc', 'abc', 'abc', 'abc'],
  ])('of %s, makes %s with %s kept %s', (shown, items, kept, rows) => {
    const keys = new Set(todos(kept).map(todoKey));
    expect(
      withKeptRows({
        items: todos(items),
        shown: todos(shown),
        isKept: key => kept !== '' && keys.has(key),
      }).map(({ subject }) => subject.id),
    ).toEqual(rows.split(''));
  });
});
