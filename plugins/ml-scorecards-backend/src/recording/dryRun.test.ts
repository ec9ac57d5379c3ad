import { dryRunReportSchema } from 'backstage-plugin-ml-scorecards-common';
import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { dumpDatabase } from '../__testUtils__/dumpDatabase';
import {
  START,
  TOY_CHECKS,
  toyCheck,
  toyDefinitions,
  toyPipeline,
} from '../__testUtils__/toyPipeline';
import { Definitions } from '../definitions';
import { dryRun } from './dryRun';

jest.setTimeout(120_000);

const HOUR = 60 * 60 * 1000;

const defaults = {
  isVisible: (_: number): boolean => true,
  now: new Date(START.getTime() + HOUR / 2),
  signal: new AbortController().signal,
};

describe.each(testDatabases.eachSupportedId())('dryRun on %s', id => {
  /** A component that passes the bronze check, one that does not, and one without a scorecard. */
  async function start() {
    const knex = await openTestDatabase(id);
    const checks = [
      toyCheck('many-blocks', 'toy.blocks >= 3', { requiredFor: ['tier-3'] }),
      toyCheck('played-lately', 'daysSince(toy.playedAt) <= 1', {
        level: 'silver',
      }),
    ];
    const pipeline = await toyPipeline(knex, {
      definitions: toyDefinitions(checks),
    });
    const labels = { 'mlscorecards.io/audience': 'internal' };
    await pipeline.select(
      ['rich', 'poor', 'new'].map(name => mlComponent(name, { labels })),
    );
    const playedAt = { value: START.toISOString() };
    await pipeline.record(['rich'], { blocks: { value: 9 }, playedAt });
    await pipeline.record(['poor'], { blocks: { value: 1 }, playedAt });
    const run = (next: Definitions, options: Partial<typeof defaults> = {}) =>
      dryRun({
        ...pipeline,
        knex,
        current: pipeline.definitions,
        next,
        ...defaults,
        ...options,
      });
    return { knex, checks, run };
  }
  const nothing = { components: 0, examples: [] };
  const unchanged = { up: nothing, down: nothing };

  it('says that nothing changes when the definitions are the same', async () => {
    const { run, checks } = await start();
    const report = await run(toyDefinitions(checks));
    expect(dryRunReportSchema.parse(report)).toEqual({
      components: 2,
      at: '2026-01-01T00:30:00.000Z',
      problems: [],
      checks: [],
      advice: [],
      level: unchanged,
      targetLevel: unchanged,
      gap: unchanged,
      newlyBelowTarget: nothing,
    });
  });

  it('says who would lose a level, and who would have more to do', async () => {
    const { run, checks } = await start();
    const [many, ...others] = checks;
    const report = await run(
      toyDefinitions([{ ...many, passes: 'toy.blocks > 9' }, ...others]),
    );
    const rich = 'component:default/rich';
    expect(report).toMatchObject({
      checks: [
        {
          id: 'many-blocks',
          from: { pass: 1, fail: 1, unknown: 0, notApplicable: 0 },
          to: { pass: 0, fail: 2, unknown: 0, notApplicable: 0 },
        },
      ],
      level: {
        up: nothing,
        down: {
          components: 1,
          examples: [{ entityRef: rich, from: 'silver', to: 'none' }],
        },
      },
      gap: {
        up: { components: 1, examples: [{ entityRef: rich, from: 0, to: 1 }] },
        down: nothing,
      },
      newlyBelowTarget: {
        components: 1,
        examples: [{ entityRef: rich, level: 'none', targetLevel: 'bronze' }],
      },
    });
  });

  it('counts checks that come and go', async () => {
    const { run, checks } = await start();
    const report = await run(
      toyDefinitions([checks[1], toyCheck('any-blocks', 'toy.blocks > 0')]),
    );
    expect(report.checks).toEqual([
      expect.objectContaining({
        id: 'many-blocks',
        from: { pass: 1, fail: 1, unknown: 0, notApplicable: 0 },
        to: null,
      }),
      expect.objectContaining({
        id: 'any-blocks',
        from: null,
        to: { pass: 2, fail: 0, unknown: 0, notApplicable: 0 },
      }),
    ]);
    expect(report.level.up.components).toBe(1);
  });

  it('shows what tiers would owe', async () => {
    const { run, checks } = await start();
    const report = await run(
      toyDefinitions(checks, [{ id: 'tier-3', targetLevel: 'gold' }]),
    );
    expect(report.targetLevel.up).toMatchObject({
      components: 2,
      examples: [{ from: 'bronze', to: 'gold' }, {}],
    });
    // The other one was below before.
    expect(report.newlyBelowTarget.components).toBe(1);
  });

  it('names what is wrong with the new definitions', async () => {
    const { run, checks } = await start();
    const report = await run(
      toyDefinitions([...checks, toyCheck('broken', 'toy.nothing > 1')]),
    );
    expect(report.problems).toEqual([
      { where: 'test', id: 'broken', message: expect.any(String) },
    ]);
    expect(report.checks).toMatchObject([
      { id: 'broken', from: null, to: { unknown: 2 } },
    ]);
  });

  it('counts and names only what the caller may read', async () => {
    const { knex, run } = await start();
    const poor: { id: number } | undefined = await knex('components')
      .where({ entity_ref: 'component:default/poor' })
      .first('id');
    const report = await run(toyDefinitions([]), {
      isVisible: componentId => componentId === poor?.id,
    });
    expect(report.components).toBe(1);
    expect(JSON.stringify(report)).not.toContain('rich');
  });

  it('names twenty examples and counts the others', async () => {
    const knex = await openTestDatabase(id);
    const pipeline = await toyPipeline(knex);
    const names = [...Array(600).keys()].map(n => `model-${n}`);
    await pipeline.select(names.map(name => mlComponent(name)));
    await pipeline.record(names, { blocks: { value: 5 } });
    const report = await dryRun({
      ...pipeline,
      ...defaults,
      knex,
      current: pipeline.definitions,
      next: toyDefinitions([TOY_CHECKS[1]]),
    });
    expect(report.components).toBe(600);
    expect(report.level.up.components).toBe(600);
    expect(report.level.up.examples).toHaveLength(20);
  });

  it('only reads', async () => {
    const { knex, run } = await start();
    const before = await dumpDatabase(knex);
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));
    await run(toyDefinitions([]));
    knex.removeAllListeners('query');
    expect(statements).not.toHaveLength(0);
    expect(statements.filter(sql => !/^select /.test(sql))).toEqual([]);
    expect(await dumpDatabase(knex)).toEqual(before);
  });

  it('stops when it is told to', async () => {
    const { run } = await start();
    await expect(
      run(toyDefinitions([]), { signal: AbortSignal.abort() }),
    ).rejects.toThrow(/abort/i);
  });
});
