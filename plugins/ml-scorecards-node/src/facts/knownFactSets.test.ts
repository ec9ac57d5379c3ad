import { FactSet, FactType, knownFactSets } from '.';

/** Names that conditions read besides facts, and so no source may have. */
const NAMES_TAKEN = ['component', 'params', 'daysSince', 'has', 'size', 'type'];

const TYPES: readonly FactType[] = [
  'boolean',
  'integer',
  'number',
  'string',
  'instant',
  'strings',
];

const SETS = knownFactSets.map((set): [string, FactSet] => [set.source, set]);
const FACTS = knownFactSets.flatMap(({ source, facts }) =>
  Object.entries(facts).map(
    ([name, fact]) => [`${source}.${name}`, name, fact] as const,
  ),
);

describe('knownFactSets', () => {
  it('have one source each', () => {
    const sources = knownFactSets.map(({ source }) => source);
    expect(new Set(sources).size).toBe(sources.length);
  });

  it.each(SETS)('%s can be named in a condition', (source, set) => {
    expect(source).toMatch(/^[a-z][a-z0-9]*$/);
    expect(NAMES_TAKEN).not.toContain(source);
    expect(Object.keys(set.facts)).not.toHaveLength(0);
  });

  it.each(SETS)('%s says in a sentence how to connect it', (_, set) => {
    expect(set.title).toMatch(/^[A-Z]/);
    expect(set.howToConnect).toMatch(/^[A-Z].+\.$/);
  });

  it.each(FACTS)(
    '%s is named in camel case, typed, and described by a phrase',
    (_, name, fact) => {
      expect(name).toMatch(/^[a-z][a-zA-Z0-9]*$/);
      expect(TYPES).toContain(fact.type);
      // It continues the sentence "Git repository says nothing about …".
      expect(fact.description).toMatch(/^\S(.*\S)?$/);
      expect(fact.description).not.toMatch(/\.$|\n/);
    },
  );

  it.each(FACTS)('%s is no age, since an age changes by itself', (_, name) => {
    expect(name).not.toMatch(/age(days|hours)?$|(days|hours)since|since$/i);
  });
});
