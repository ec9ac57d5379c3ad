import { ComponentSet } from './ComponentSet';
import { KnownSets } from './KnownSets';

describe('KnownSets', () => {
  const set = ComponentSet.of([7_999]);

  it('forgets what was used longest ago when there is too much', () => {
    const sets = new KnownSets(3 * (set.bits.length + 200));
    for (const key of ['a', 'b', 'c']) {
      sets.put(key, { epoch: 1, set });
    }
    // Putting the same again takes no more room.
    sets.put('b', { epoch: 2, set });
    expect(sets.get('a')).toEqual({ epoch: 1, set });
    sets.put('d', { epoch: 2, set });
    expect(sets.get('c')).toBeUndefined();
    expect(sets.get('a')).toBeDefined();
    expect(sets.get('b')).toEqual({ epoch: 2, set });
    expect(sets.get('d')).toBeDefined();
  });
});
