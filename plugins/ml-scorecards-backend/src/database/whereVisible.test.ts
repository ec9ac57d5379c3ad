import { Knex } from 'knex';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { visibleSet } from '../__testUtils__/visibleSet';
import { insertRows } from './bulk';
import { whereVisible } from './whereVisible';

jest.setTimeout(60_000);

const COUNT = 2500;
const refOf = (n: number) => `component:default/c${n}`;

async function add(knex: Knex, numbers: readonly number[]) {
  const text = 'text' as const;
  await insertRows(knex, {
    table: 'components',
    columns: {
      entity_uid: text,
      entity_ref: text,
      kind: text,
      title: text,
      sort_name: text,
      search_text: text,
      fingerprint: text,
    },
    rows: numbers.map(n => ({
      entity_uid: `uid-${n}`,
      entity_ref: refOf(n),
      kind: 'component',
      title: `c${n}`,
      sort_name: `c${n}`,
      search_text: `c${n}`,
      fingerprint: '',
    })),
  });
}

describe.each(testDatabases.eachSupportedId())('whereVisible on %s', id => {
  let knex: Knex;
  const numbers = Array.from({ length: COUNT }, (_, n) => n);
  beforeAll(async () => {
    knex = await openTestDatabase(id);
    await add(knex, numbers);
  });

  it.each<[string, (n: number) => boolean]>([
    ['nothing', () => false],
    ['one', n => n === 7],
    ['few', n => n % 10 === 3],
    ['many', n => n % 3 > 0],
    ['many, and not the last ones', n => n < COUNT - 100],
    ['all', () => true],
  ])('finds who may read %s what they may read', async (_, isShown) => {
    const shown = numbers.filter(isShown).map(refOf);
    const visible = await visibleSet(knex, shown);
    const found = await whereVisible(knex('components'), visible).pluck(
      'entity_ref',
    );
    expect(found.sort()).toEqual([...shown].sort());
  });

  it('shows nothing that has come since', async () => {
    const visible = await visibleSet(knex, numbers.map(refOf));
    await add(knex, [COUNT, COUNT + 1, COUNT + 50]);
    expect(
      await whereVisible(knex('components'), visible).pluck('id'),
    ).toHaveLength(COUNT);
  });
});
