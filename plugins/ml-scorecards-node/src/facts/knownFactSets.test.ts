import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { assertFactSet } from '../testUtils/rules/declaration';
import { FactSet, knownFactSets } from '.';

const SETS = knownFactSets.map((set): [string, FactSet] => [set.source, set]);

describe('knownFactSets', () => {
  it('have one source each', () => {
    const sources = knownFactSets.map(({ source }) => source);
    expect(new Set(sources).size).toBe(sources.length);
  });

  it.each(SETS)('%s is well formed', (_, set) => {
    expect(() => assertFactSet(set)).not.toThrow();
  });

  it.each(SETS.filter(([source]) => source !== 'catalog'))(
    '%s leads to a page of this repository',
    (_, { docsUrl }) => {
      const [, page] = docsUrl?.split('/blob/main/') ?? [];
      expect(page).toMatch(/^docs\//);
      expect(existsSync(resolve(__dirname, '../../../..', page))).toBe(true);
    },
  );
});
