import fc from 'fast-check';
import { ComponentSet } from './ComponentSet';

const ids = fc.uniqueArray(fc.nat(100));

const sorted = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b);

describe('ComponentSet', () => {
  it('is what a set of numbers is', () => {
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        const one = ComponentSet.of(a);
        const two = ComponentSet.of(b);
        expect(one.ids()).toEqual(sorted(a));
        expect(one.size).toBe(a.length);
        for (let id = 0; id < 200; id += 1) {
          expect(one.has(id)).toBe(a.includes(id));
        }
        expect(one.and(two).ids()).toEqual(
          sorted(a.filter(id => b.includes(id))),
        );
        expect(one.without(two).ids()).toEqual(
          sorted(a.filter(id => !b.includes(id))),
        );
        expect(one.or(two).ids()).toEqual(sorted([...new Set([...a, ...b])]));
      }),
    );
  });

  it('tells sets apart by what is in them, however they came about', () => {
    const few = ComponentSet.of([3, 1]);
    const many = ComponentSet.of([1, 3, 800]);
    expect(few.fingerprint).toBe(ComponentSet.of([1, 3]).fingerprint);
    expect(few.fingerprint).not.toBe(many.fingerprint);
    expect(many.without(ComponentSet.of([800])).fingerprint).toBe(
      few.fingerprint,
    );
  });
});
