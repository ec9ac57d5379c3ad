import { Trend, trendQuerySchema } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { toyPipeline } from '../__testUtils__/toyPipeline';
import { visibleSet } from '../__testUtils__/visibleSet';
import { readReadState } from '../database/recordingState';
import { TransitionRow } from '../database/tables';
import { MaturityReader } from './MaturityReader';
import { OwnerGroups } from './OwnerGroups';
import { ReadableHistory } from './ReadableHistory';
import { VisibleCounts } from './VisibleCounts';

jest.setTimeout(60_000);

const DAY = 24 * 60 * 60 * 1000;
const NAMES = Array.from({ length: 6 }, (_, n) => `m${n}`);
const HIDDEN = ['h0', 'h1'];

describe.each(testDatabases.eachSupportedId())('ReadableHistory on %s', id => {
  let knex: Knex;
  let pipeline: Awaited<ReturnType<typeof toyPipeline>>;

  beforeAll(async () => {
    knex = await openTestDatabase(id);
    pipeline = await toyPipeline(knex);
    await pipeline.select(
      [...NAMES, ...HIDDEN].map(name =>
        mlComponent(name, {
          owner: `group:default/${name === 'm0' ? 'small' : 'large'}`,
        }),
      ),
    );
    for (const blocks of [1, 5, 2]) {
      await pipeline.record([...NAMES, ...HIDDEN], {
        blocks: { value: blocks },
      });
      pipeline.later(DAY);
    }
  });

  const reader = (maxComponents?: number) => {
    const ownerGroups = new OwnerGroups(knex);
    return new MaturityReader({
      knex,
      definitions: pipeline.definitions,
      ownerGroups,
      counts: new VisibleCounts({ ...pipeline, knex, ownerGroups }),
      readableHistory: new ReadableHistory({
        ...pipeline,
        knex,
        ownerGroups,
        maxComponents,
      }),
      now: () => pipeline.clock.now,
    });
  };
  const trend = async (query: object, maxComponents?: number) =>
    reader(maxComponents).trend(trendQuerySchema.parse(query), {
      visible: await visibleSet(
        knex,
        NAMES.map(name => `component:default/${name}`),
      ),
      state: await readReadState(knex),
    });

  it('looks at so many components and no more, and says what to ask for instead', async () => {
    const { points } = await trend({}, NAMES.length);
    expect(points.map(({ components }) => components)).toEqual(
      Array(4).fill(NAMES.length),
    );
    await expect(trend({}, NAMES.length - 1)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/trend of a smaller group/),
    });
    const small = { groupBy: 'owner', group: 'group:default/small' };
    expect((await trend(small, 1)).points.at(-1)).toMatchObject({
      components: 1,
    });
    // Today is counted otherwise.
    expect((await trend({ days: 1 }, 0)).points).toEqual(points.slice(-1));
  });

  it('takes a statement for hundreds of components, however long they have been there', async () => {
    const asked: string[] = [];
    const listen = ({ sql }: { sql: string }) => asked.push(sql);
    knex.on('query', listen);
    await trend({ days: 730 });
    knex.removeListener('query', listen);
    expect(asked.filter(sql => /join transitions/.test(sql))).toHaveLength(1);
  });

  it('says of no past day that nobody vouched for anything, or waived it', async () => {
    const { points } = await trend({});
    expect(points.map(point => [point.attested, point.waived])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
      [0, 0],
    ]);
  });

  it('does not take a gap that nobody recorded for none', async () => {
    const before = (await trend({})).points.map(({ gap }) => gap);
    expect(before).not.toContain(undefined);
    const [second] = await knex('transitions')
      .join('components', 'components.id', 'component_id')
      .where({ entity_ref: 'component:default/m3' })
      .where('at', '>=', '2026-01-02')
      .orderBy('transitions.id')
      .limit(1)
      .select('transitions.id');
    await knex('transitions').where(second).update({ gap: null });
    expect((await trend({})).points.map(({ gap }) => gap)).toEqual([
      before[0],
      undefined,
      before[2],
      before[3],
    ]);
  });

  it('goes by the time of recordings where the clock went back', async () => {
    const told = ({ points }: Trend) =>
      points.map(({ day, components, counts: states }) => [
        day,
        components,
        states,
      ]);
    const before = await trend({ days: 30 });
    // What m1 was on its second day was recorded again, by somebody whose clock was two days behind.
    const rows: TransitionRow[] = await knex('transitions')
      .join('components', 'components.id', 'component_id')
      .where({ entity_ref: 'component:default/m1' })
      .orderBy('transitions.id')
      .select('transitions.*');
    const { id: _, ...first } = rows[0];
    await knex('transitions').insert(first);
    expect(told(await trend({ days: 30 }))).toEqual(told(before));
  });
});
