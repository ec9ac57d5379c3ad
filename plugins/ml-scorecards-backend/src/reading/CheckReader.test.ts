import {
  CHECK_STATES,
  CheckDetails,
  checkDetailsSchema,
  checkQuerySchema,
  RELIABILITY_TIERS,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { Catalogue } from '../catalogue/Catalogue';
import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import {
  TOY_CHECKS,
  toyCheck,
  toyDefinitions,
  toyPipeline,
} from '../__testUtils__/toyPipeline';
import { visibleSet } from '../__testUtils__/visibleSet';
import { readReadState } from '../database/recordingState';
import { stateAt } from '../recording/packedResults';
import { createReaders, Readers } from './createReaders';
import { VisibleComponents } from './VisibleSet';

jest.setTimeout(60_000);

const DAY = 24 * 60 * 60 * 1000;
const NAMES = Array.from({ length: 8 }, (_, n) => `m${n}`);
const refOf = (name: string) => `component:default/${name}`;

const NEW = toyCheck(
  'new',
  'toy.blocks < params.most && targets.minUptime[component.tier] > 0.5',
  {
    level: 'gold',
    requiredFor: ['tier-1'],
    effort: 'large',
    weight: 2,
    appliesTo: { kind: 'component' },
    appliesWhen: 'toy.blocks > 1',
    params: { most: 4 },
    attestable: { validForDays: 30, perVersion: true },
    source: ['guide, 1.2', 'https://example.com/why'],
  },
);

describe.each(testDatabases.eachSupportedId())('CheckReader on %s', id => {
  let knex: Knex;
  let readers: Readers;
  let today: string;

  const check = async (
    name: string,
    query: object = {},
    visible: VisibleComponents = 'all',
  ): Promise<CheckDetails> => {
    const answer = await readers.checks.check(
      name,
      checkQuerySchema.parse(query),
      { visible, state: await readReadState(knex) },
    );
    return checkDetailsSchema.parse(JSON.parse(JSON.stringify(answer)));
  };

  beforeAll(async () => {
    knex = await openTestDatabase(id);
    const first = await toyPipeline(knex);
    await first.recorder.evaluateAll();
    const entities = NAMES.map((name, n) =>
      mlComponent(name, {
        labels: n % 2 ? {} : { 'mlscorecards.io/audience': 'internal' },
        lifecycle: n % 3 ? 'production' : 'experimental',
      }),
    );
    // 1 January: half of them are there.
    await first.select(entities.slice(0, 4));
    await first.record(NAMES.slice(0, 4), { blocks: { value: 1 } });
    // 2 January: all are, and differ. 3 January: nothing happens.
    first.later(DAY);
    await first.select(entities);
    for (const [n, name] of NAMES.entries()) {
      await first.record([name], { blocks: { value: n } });
    }
    // 4 January: another check comes.
    first.later(2 * DAY);
    const definitions = toyDefinitions(
      [...TOY_CHECKS, NEW, toyCheck('broken', 'toy.blocks +')],
      [
        { id: 'tier-1', targetLevel: 'gold', targets: { minUptime: 0.99 } },
        { id: 'tier-2', targetLevel: 'silver', targets: {} },
        { id: 'tier-3', targetLevel: 'bronze', targets: { minUptime: 0.9 } },
        { id: 'tier-4', targetLevel: 'none', targets: {} },
        { id: 'unclassified', targetLevel: 'bronze', targets: {} },
      ],
    );
    const second = await toyPipeline(knex, {
      definitions,
      clock: first.clock,
    });
    await second.recorder.evaluateAll();
    // 5 January: something moves again.
    second.later(DAY);
    await second.record(['m7'], { blocks: { value: 2 } });
    today = second.clock.now.toISOString().slice(0, 10);
    readers = createReaders({
      knex,
      ...second,
      catalogue: new Catalogue({
        definitions: { configuredChecks: new Set(['many-blocks']) },
        url: 'https://docs.example.com/',
      }),
      waiverTerms: { maxDays: 90, approvers: [] },
      now: () => second.clock.now,
    });
  });

  /** Counted by a plain loop over the results of some components. */
  const counted = async (name: string, names = NAMES, tier?: string) => {
    const [{ position }] = await knex('check_positions').where({
      check_id: name,
    });
    const rows: Array<{ states: string }> = await knex('results')
      .join('components', 'components.id', 'component_id')
      .whereIn('entity_ref', names.map(refOf))
      .modify(query => tier && query.where({ tier }))
      .select('states');
    const [pass, fail, unknown, notApplicable] = CHECK_STATES.map(
      state =>
        rows.filter(({ states }) => stateAt(states, position) === state).length,
    );
    return { pass, fail, unknown, notApplicable };
  };

  it.each(['few-blocks', 'played-lately', 'new', 'broken'])(
    'counts %s by state and by tier, of what the caller may read',
    async name => {
      for (const names of [NAMES, NAMES.slice(0, 7), NAMES.slice(5), []]) {
        const visible: VisibleComponents =
          names.length === NAMES.length
            ? 'all'
            : await visibleSet(knex, names.map(refOf));
        const { counts, countsByTier } = await check(name, {}, visible);
        expect(counts).toEqual(await counted(name, names));
        const tiers = await knex('components')
          .whereIn('entity_ref', names.map(refOf))
          .distinct()
          .pluck('tier');
        expect(Object.keys(countsByTier).sort()).toEqual(tiers.sort());
        for (const tier of RELIABILITY_TIERS) {
          expect(countsByTier[tier]).toEqual(
            tiers.includes(tier) ? await counted(name, names, tier) : undefined,
          );
        }
      }
      expect(new Set(await knex('components').pluck('tier')).size).toBe(2);
    },
  );

  it('tells all that is defined of a check', async () => {
    const { counts, countsByTier, trend, ...defined } = await check('new');
    expect(defined).toEqual({
      id: 'new',
      title: 'Is new',
      dimension: { id: 'play', title: 'Play' },
      level: 'gold',
      requiredFor: ['tier-1'],
      conditions: [{ source: 'toy', condition: NEW.passes, fix: 'Play.' }],
      why: 'Fun.',
      references: ['guide, 1.2', 'https://example.com/why'],
      effort: 'large',
      weight: 2,
      passesBy: 'any',
      appliesTo: { kind: 'component' },
      appliesWhen: 'toy.blocks > 1',
      params: { most: 4 },
      targets: [
        {
          name: 'minUptime',
          description: 'share of 30 days in which it has to be up',
          byTier: { 'tier-1': 0.99, 'tier-3': 0.9 },
        },
      ],
      facts: {
        'toy.blocks': {
          source: { id: 'toy', title: 'Toy' },
          type: 'integer',
          unit: 'blocks',
          description: 'number of blocks',
        },
      },
      attestable: { validForDays: 30, perVersion: true },
      pageUrl: 'https://docs.example.com/checks/new.md',
    });
    // The page would be about something else.
    expect((await check('many-blocks')).pageUrl).toBeUndefined();
    expect(await check('broken')).toMatchObject({
      problem: expect.stringContaining('passes'),
      conditions: [],
      facts: {},
    });
  });

  it('knows no other checks', async () => {
    for (const name of ['gone', '', 'toString', '__proto__']) {
      expect(
        await readers.checks.check(
          name,
          { days: 7 },
          { visible: 'all', state: await readReadState(knex) },
        ),
      ).toBeUndefined();
    }
  });

  const trendOf = async (...asked: Parameters<typeof check>) => {
    const { trend } = await check(...asked);
    return trend!.points.map(({ day, definitionsChanged, counts }) => [
      day.slice(-2),
      definitionsChanged,
      ...Object.values(counts),
    ]);
  };

  it('draws how components stood, from when the check was first asked, and marks where definitions changed', async () => {
    expect(await trendOf('few-blocks')).toEqual([
      ['01', false, 4, 0, 0, 0],
      ['02', false, 3, 5, 0, 0],
      ['03', false, 3, 5, 0, 0],
      // What was read before is stale by then.
      ['04', true, 0, 0, 8, 0],
      ['05', false, 1, 0, 7, 0],
    ]);
    const latest = (await trendOf('new')).map(([day, changed]) => [
      day,
      changed,
    ]);
    expect(latest).toEqual([
      ['04', true],
      ['05', false],
    ]);
    expect(await trendOf('few-blocks', { days: 3 })).toEqual(
      (await trendOf('few-blocks')).slice(-3),
    );
    expect((await check('new', { days: 0 })).trend).toBeUndefined();
  });

  it('ends with how components stand', async () => {
    for (const visible of [
      'all' as const,
      await visibleSet(knex, NAMES.slice(2).map(refOf)),
    ]) {
      for (const name of ['few-blocks', 'new', 'played-lately']) {
        const { counts, trend } = await check(name, {}, visible);
        expect(trend!.points.at(-1)).toEqual({
          day: today,
          definitionsChanged: false,
          counts,
        });
      }
    }
  });

  it('draws the same for who may read each component by name', async () => {
    const everything = await visibleSet(knex, NAMES.map(refOf));
    for (const name of ['few-blocks', 'many-blocks', 'new', 'broken']) {
      const all = await check(name);
      const each = await check(name, {}, everything);
      expect(each).toEqual({
        ...all,
        trend: { ...all.trend, follows: 'readable-components' },
      });
    }
  });

  it('follows what a caller may read, and nothing else', async () => {
    const some = await visibleSet(knex, ['m0', 'm3', 'm7'].map(refOf));
    expect(await trendOf('few-blocks', {}, some)).toEqual([
      ['01', false, 2, 0, 0, 0],
      ['02', false, 1, 2, 0, 0],
      ['03', false, 1, 2, 0, 0],
      ['04', true, 0, 0, 3, 0],
      ['05', false, 1, 0, 2, 0],
    ]);
    expect(await trendOf('few-blocks', {}, await visibleSet(knex, []))).toEqual(
      [],
    );
  });
});
