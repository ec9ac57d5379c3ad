import {
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { mlComponent } from './__testUtils__/components';
import { openTestDatabase, testDatabases } from './__testUtils__/databases';
import { toyPipeline } from './__testUtils__/toyPipeline';
import { scheduleUpkeep } from './scheduleUpkeep';

jest.setTimeout(60_000);

const DAY = 24 * 60 * 60 * 1000;

/** The tasks by id, to be run by the test. */
async function start() {
  const [[database]] = testDatabases.eachSupportedId();
  const knex = await openTestDatabase(database);
  const { definitions, select, record, clock, later } = await toyPipeline(knex);
  await select([mlComponent('a')]);
  await record(['a'], { blocks: { value: 5 } });
  const logger = mockServices.logger.mock();
  const tasks = new Map<string, (signal: AbortSignal) => unknown>();
  const schedules: Array<
    SchedulerServiceTaskScheduleDefinition &
      SchedulerServiceTaskInvocationDefinition
  > = [];
  await scheduleUpkeep({
    scheduler: mockServices.scheduler.mock({
      scheduleTask: async task => {
        tasks.set(task.id, task.fn);
        schedules.push(task);
      },
    }),
    auditor: mockServices.auditor.mock(),
    logger,
    knex,
    definitions,
    retention: { transitionsMs: 10 * DAY, snapshotsMs: 10 * DAY },
    now: () => clock.now,
  });
  const run = (id: string) => tasks.get(id)?.(new AbortController().signal);
  return { knex, logger, run, schedules, later };
}

describe('scheduleUpkeep', () => {
  it('registers all on one replica, and how often each runs', async () => {
    const { schedules } = await start();
    expect(
      Object.fromEntries(schedules.map(task => [task.id, task.frequency])),
    ).toEqual({
      'audit-left-writes': { minutes: 2 },
      'apply-retention': { days: 1 },
      'audit-scorecards': { days: 1 },
    });
    for (const schedule of schedules) {
      expect(schedule.scope ?? 'global').toBe('global');
    }
  });

  it('tells the audit log what a process left that ended, statements and pushes alike', async () => {
    const { knex, logger, run, later } = await start();
    const [{ id }] = await knex('components').select('id');
    const at = '2026-01-01T00:00:00.000Z';
    const by = 'user:default/erin';
    await knex('statements').insert({
      component_id: id,
      at,
      by,
      kind: 'waiver',
      action: 'withdraw',
      subject: 'few-blocks',
    });
    await knex('unaudited_pushes').insert({
      entity_ref: 'component:default/a',
      source: 'toy',
      at,
      by,
      collected_at: at,
      before: '{}',
      after: '{}',
    });
    later(DAY);
    await run('audit-left-writes');
    expect(logger.warn).toHaveBeenCalledWith(expect.any(String), {
      statements: 1,
      pushes: 1,
    });
    await run('audit-left-writes');
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('tells of pushes also if statements cannot be read, and fails then', async () => {
    const { knex, logger, run, later } = await start();
    const at = '2026-01-01T00:00:00.000Z';
    await knex('unaudited_pushes').insert({
      entity_ref: 'component:default/a',
      source: 'toy',
      at,
      by: 'user:default/erin',
      collected_at: at,
      before: '{}',
      after: '{}',
    });
    await knex.schema.renameTable('statements', 'gone');
    later(DAY);
    await expect(run('audit-left-writes')).rejects.toMatchObject({
      message: expect.stringContaining('statements'),
    });
    expect(await knex('unaudited_pushes')).toEqual([]);
    expect(logger.warn).toHaveBeenCalledWith(expect.any(String), {
      statements: 0,
      pushes: 1,
    });
  });

  it('audits without a warning when all is well', async () => {
    const { logger, run } = await start();
    await run('audit-scorecards');
    expect(logger.warn).not.toHaveBeenCalled();
    expect(logger.info).toHaveBeenCalledWith(
      expect.any(String),
      expect.objectContaining({ components: 1 }),
    );
  });

  it('mends what has drifted, and warns', async () => {
    const { knex, logger, run } = await start();
    await knex('rollups').where({ group_kind: 'all' }).update({ gap: 9 });
    await run('audit-scorecards');
    expect(logger.warn).toHaveBeenCalledWith(
      expect.any(String),
      expect.objectContaining({
        counts: expect.objectContaining({ rollup: 1 }),
        left: 0,
      }),
    );
    await run('audit-scorecards');
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('deletes what is past', async () => {
    const { logger, run, later } = await start();
    later(100 * DAY);
    await run('apply-retention');
    expect(logger.info).toHaveBeenCalledWith(expect.any(String), {
      transitions: 0,
      snapshots: 0,
      labelTombstones: 0,
    });
  });
});
