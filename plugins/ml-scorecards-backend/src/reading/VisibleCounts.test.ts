import { LEVELS } from 'backstage-plugin-ml-scorecards-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { toyPipeline } from '../__testUtils__/toyPipeline';
import { visibleSet } from '../__testUtils__/visibleSet';
import { replaceOwnerGroups } from '../database/ownerGroups';
import { readReadState } from '../database/recordingState';
import { GroupKind } from '../database/countedColumns';
import { ComponentSet } from './ComponentSet';
import { OwnerGroups } from './OwnerGroups';
import { VisibleCounts } from './VisibleCounts';
import { VisibleSet } from './VisibleSet';

jest.setTimeout(120_000);

const NAMES = Array.from({ length: 14 }, (_, n) => `m${n}`);
const OWNERS = ['company', 'risk', 'fraud', 'sales', 'gone'];
const KINDS: GroupKind[] = [
  'all',
  'owner',
  'owner-tree',
  'system',
  'domain',
  'tier',
  'lifecycle',
];
const refOf = (name: string) => `component:default/${name}`;

describe.each(testDatabases.eachSupportedId())('VisibleCounts on %s', id => {
  let knex: Knex;
  let pipeline: Awaited<ReturnType<typeof toyPipeline>>;
  const groups = (
    [
      ['company', null],
      ['risk', 'company'],
      ['fraud', 'risk'],
      ['sales', 'company'],
    ] as const
  ).map(([name, parent]) => ({
    group_ref: `group:default/${name}`,
    title: name,
    parent_ref: parent && `group:default/${parent}`,
  }));
  beforeAll(async () => {
    knex = await openTestDatabase(id);
    pipeline = await toyPipeline(knex);
    await replaceOwnerGroups(knex, groups, pipeline.clock);
    await pipeline.select(
      NAMES.map((name, n) =>
        mlComponent(name, {
          owner: `group:default/${OWNERS[n % OWNERS.length]}`,
          lifecycle: n % 4 ? 'production' : 'experimental',
          labels: n % 2 ? {} : { 'mlscorecards.io/audience': 'internal' },
        }),
      ),
    );
    for (const [n, name] of NAMES.entries()) {
      await pipeline.record([name], {
        blocks: { value: n },
        ...(n % 3 && {
          playedAt: { value: pipeline.clock.now.toISOString() },
        }),
      });
    }
  });

  const newCounts = () =>
    new VisibleCounts({
      knex,
      positions: pipeline.positions,
      ownerGroups: new OwnerGroups(knex),
    });
  const allOf = async (counts: VisibleCounts, visible: VisibleSet) => {
    const state = await readReadState(knex);
    const found: Array<[string, unknown]> = [];
    for (const kind of KINDS) {
      const counted = await counts.groups(kind, {
        visible,
        state,
        dimensions: true,
      });
      found.push([kind, counted]);
    }
    return [...found, ['checks', await counts.checks({ visible, state })]];
  };
  /** The same where so much else is hidden, which is not there, that what is visible is less. */
  const ofMany = ({ visible, hidden, componentsEpoch }: VisibleSet) =>
    new VisibleSet({
      visible,
      all: visible
        .or(hidden)
        .or(ComponentSet.of(NAMES.map((_, n) => 1000 + n))),
      componentsEpoch,
    });

  it('comes to the same by counting what is visible and by taking away what is hidden', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(NAMES), async hidden => {
        const shown = NAMES.filter(name => !hidden.includes(name));
        const visible = await visibleSet(knex, shown.map(refOf));
        expect(await allOf(newCounts(), visible)).toEqual(
          await allOf(newCounts(), ofMany(visible)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('has no group of which nothing is visible', async () => {
    // Few enough to be taken away, and all that there are of a team.
    const hidden = NAMES.filter((_, n) => OWNERS[n % OWNERS.length] === 'gone');
    const visible = await visibleSet(
      knex,
      NAMES.filter(name => !hidden.includes(name)).map(refOf),
    );
    const state = await readReadState(knex);
    const options = { visible, state, dimensions: false };
    const owners = await newCounts().groups('owner', options);
    expect([...owners.keys()].sort()).toEqual(
      ['company', 'fraud', 'risk', 'sales'].map(
        name => `group:default/${name}`,
      ),
    );
    const all = (await newCounts().groups('all', options)).get('')!.counts;
    expect(all.components).toBe(NAMES.length - hidden.length);
    expect(LEVELS.reduce((sum, level) => sum + all[level], 0)).toBe(
      all.components,
    );
  });

  it('tells nothing of what is recorded of hidden components while it counts', async () => {
    const hidden = NAMES.slice(0, 5);
    const visible = await visibleSet(knex, NAMES.slice(5).map(refOf));
    const count = async () => {
      const counts = newCounts();
      const state = await readReadState(knex);
      const options = { visible, state, dimensions: true };
      return [
        await counts.groups('all', options),
        await counts.groups('tier', options),
        await counts.checks(options),
      ];
    };
    const before = await count();
    const underWay = { left: 60 };
    const recording = async () => {
      for (; underWay.left > 0; underWay.left -= 1) {
        const blocks = { value: underWay.left % 2 ? 1 : 9 };
        await pipeline.record(hidden, { blocks });
      }
    };
    const counting = async () => {
      while (underWay.left > 0) {
        expect(await count()).toEqual(before);
      }
    };
    await Promise.all([recording(), counting()]);
  });

  it('counts nothing that has come since it was said what is hidden', async () => {
    const visible = await visibleSet(knex, NAMES.slice(1).map(refOf));
    await pipeline.select([...NAMES, 'new'].map(name => mlComponent(name)));
    const state = await readReadState(knex);
    const all = await newCounts().groups('all', {
      visible,
      state,
      dimensions: false,
    });
    expect(all.get('')!.counts.components).toBe(NAMES.length - 1);
  });

  it('shares what it counts between all who may read the same', async () => {
    const counts = newCounts();
    const state = await readReadState(knex);
    const ask = async () =>
      counts.groups('tier', {
        visible: await visibleSet(knex, NAMES.slice(2).map(refOf)),
        state,
        dimensions: false,
      });
    const [one, two] = await Promise.all([ask(), ask()]);
    expect(two).toBe(one);
  });
});
