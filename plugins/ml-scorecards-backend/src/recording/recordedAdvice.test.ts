import { Knex } from 'knex';
import { mockServices } from '@backstage/backend-test-utils';
import { readComponentRecord } from '../database/componentRecords';
import { loadDefinitions } from '../definitions';
import { ChecklistService } from '../service/ChecklistService';
import { DecisionService } from '../service/DecisionService';
import { mlComponent, toyFacts } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { START, toyCheck, toyPipeline } from '../__testUtils__/toyPipeline';
import { auditScorecards } from './auditScorecards';
import { differencesIn } from './auditReport';

jest.setTimeout(60_000);

const REF = 'component:default/a';
const DAY = 24 * 60 * 60 * 1000;

function raw(...values: object[]) {
  return values.map(value => ({ where: 'test', value }));
}

const definitions = loadDefinitions({
  raw: {
    dimensions: raw({ id: 'play', title: 'Play' }),
    checks: raw(
      toyCheck('many-blocks', 'toy.blocks >= 3'),
      toyCheck('settled', '"before-play" in scorecard.completeChecklists', {
        level: 'silver',
        appliesWhen: 'size(scorecard.firedTriggers) > 0',
      }),
      toyCheck('addressed', 'size(scorecard.unaddressedTriggers) == 0', {
        level: 'gold',
      }),
    ),
    triggers: raw({
      id: 'too-many-blocks',
      title: 'Too many blocks',
      value: 'toy.blocks',
      limit: '10',
      params: { clearBelow: 0.5, clearAfterDays: 1 },
      why: 'They fall.',
      advice: 'Take some away.',
      source: ['test'],
    }),
    checklists: raw({
      id: 'before-play',
      title: 'Before play',
      description: 'Two things.',
      source: 'test',
      items: [
        {
          id: 'blocks',
          title: 'Blocks',
          help: 'Count.',
          answeredBy: 'checks["many-blocks"] == "pass"',
        },
        { id: 'floor', title: 'Floor', help: 'Sweep.' },
      ],
    }),
  },
  factSets: [toyFacts],
});

async function setup(id: Parameters<typeof openTestDatabase>[0]) {
  const knex = await openTestDatabase(id);
  const pipeline = await toyPipeline(knex, {
    definitions,
    clock: { now: START },
  });
  await pipeline.select([mlComponent('a')]);
  const logger = mockServices.logger.mock();
  const evaluate = jest.fn(pipeline.recorder.evaluate.bind(pipeline.recorder));
  const options = {
    knex,
    definitions,
    recorder: { evaluate },
    logger,
    now: () => pipeline.clock.now,
  };
  return {
    knex,
    ...pipeline,
    evaluate,
    logger,
    checklists: new ChecklistService(options),
    decisions: new DecisionService(options),
  };
}

const TICK = {
  entityRef: REF,
  checklist: 'before-play',
  item: 'floor',
  by: 'user:default/omar',
  update: { ticked: true, version: 0 },
};
const DECISION = {
  entityRef: REF,
  subject: 'too-many-blocks',
  by: 'user:default/omar',
  update: { reason: 'They are light', until: '2026-01-08', version: 0 },
};

/** States of the checks as they are recorded: passed, failed, unknown or not applicable. */
async function statesOf(knex: Knex): Promise<string> {
  const { states } = await knex('results').first();
  return states;
}

async function historyOf(knex: Knex) {
  const rows = await knex('transitions')
    .orderBy('id')
    .select('cause', 'states');
  return rows.map(({ cause, states }) => [cause, states]);
}

describe.each(testDatabases.eachSupportedId())('advice on %s', id => {
  it('is recorded, and remembered by the next evaluation', async () => {
    const { knex, record, later, recorder } = await setup(id);
    expect(definitions.problems).toEqual([]);
    await record(['a'], { blocks: { value: 11 } });
    const advice = async () => (await readComponentRecord(knex, REF))?.advice;
    expect(await advice()).toMatchObject({
      triggers: {
        'too-many-blocks': {
          state: 'fired',
          firedAt: START.toISOString(),
          days: [['2026-01-01', 11, 10]],
        },
      },
      answered: ['before-play/blocks'],
    });

    // A value that was low for less than a day.
    later(DAY / 2);
    await record(['a'], { blocks: { value: 5 } });
    later(DAY - 1);
    await record(['a'], { blocks: { value: 4 } });
    expect((await advice())?.triggers['too-many-blocks']).toMatchObject({
      state: 'fired',
      firedAt: START.toISOString(),
      lowSince: '2026-01-01T12:00:00.000Z',
    });

    // Only time changes.
    later(1);
    await recorder.evaluateAll();
    expect((await advice())?.triggers['too-many-blocks']).toEqual({
      state: 'quiet',
      days: [
        ['2026-01-01', 11, 10],
        ['2026-01-02', 4, 10],
      ],
    });
    expect((await historyOf(knex)).at(-1)).toEqual(['time', expect.anything()]);
  });

  it('is not written again while nothing changes', async () => {
    const { knex, record, recorder, later } = await setup(id);
    await record(['a'], { blocks: { value: 11 } });
    const before = await knex('components').first();
    later(1000);
    await recorder.evaluateAll();
    await recorder.evaluate([before.id], { cause: 'people' });
    expect(await knex('components').first()).toEqual(before);
  });

  it('follows a tick at once, put down to people', async () => {
    const {
      knex,
      record,
      checklists,
      definitions: own,
      clock,
    } = await setup(id);
    await record(['a'], { blocks: { value: 11 } });
    const before = await statesOf(knex);
    await checklists.update(TICK);
    expect(await statesOf(knex)).not.toBe(before);
    const [cause] = (await historyOf(knex)).at(-1) ?? [];
    expect(cause).toBe('people');

    const report = await auditScorecards(knex, {
      definitions: own,
      now: clock.now,
    });
    expect(differencesIn(report).found).toBe(0);
  });

  it('follows a decision at once, until its end', async () => {
    const { knex, record, decisions, recorder, later } = await setup(id);
    await record(['a'], { blocks: { value: 11 } });
    const before = await statesOf(knex);
    const { after } = await decisions.update(DECISION);
    expect(after).toMatchObject({ until: '2026-01-08', version: 1 });
    const settled = await statesOf(knex);
    expect(settled).not.toBe(before);
    expect((await historyOf(knex)).at(-1)?.[0]).toBe('people');

    await decisions.delete({ ...DECISION, version: 1 });
    expect(await statesOf(knex)).toBe(before);
    await decisions.update(DECISION);
    expect(await statesOf(knex)).toBe(settled);

    // Before the facts are stale, so that nothing else changes.
    later(8 * DAY - 1);
    await record(['a'], { blocks: { value: 11 } });
    expect(await statesOf(knex)).toBe(settled);
    later(1);
    await recorder.evaluateAll();
    expect(await statesOf(knex)).toBe(before);
    expect((await historyOf(knex)).at(-1)?.[0]).toBe('time');
  });

  it('keeps a tick whose evaluation fails, until the next one of all components', async () => {
    const { knex, record, checklists, evaluate, logger, recorder } =
      await setup(id);
    await record(['a'], { blocks: { value: 11 } });
    const before = await statesOf(knex);
    evaluate.mockRejectedValueOnce(new Error('no connection'));

    expect((await checklists.update(TICK)).after).toMatchObject({ version: 1 });
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringMatching(/after people stated something/),
      expect.objectContaining({ message: 'no connection', entityRef: REF }),
    );
    expect(await statesOf(knex)).toBe(before);
    await recorder.evaluateAll();
    expect(await statesOf(knex)).not.toBe(before);
  });

  it.each([
    ['today', '2026-01-01'],
    ['in the past', '2025-12-31'],
    ['more than a year away', '2027-01-02'],
  ])('refuses a decision that ends %s', async (_, until) => {
    const { record, decisions, knex } = await setup(id);
    await record(['a'], { blocks: { value: 11 } });
    await expect(
      decisions.update({ ...DECISION, update: { ...DECISION.update, until } }),
    ).rejects.toThrow(/until: must be after today/);
    expect(await knex('decision_records')).toEqual([]);
    await decisions.update({
      ...DECISION,
      update: { ...DECISION.update, until: '2027-01-01' },
    });
  });

  it('refuses decisions about what does not exist', async () => {
    const { record, decisions } = await setup(id);
    await record(['a'], { blocks: { value: 11 } });
    await expect(
      decisions.update({ ...DECISION, subject: 'many-blocks' }),
    ).rejects.toThrow(/no trigger or finding "many-blocks"/);
    await expect(
      decisions.update({ ...DECISION, entityRef: 'component:default/b' }),
    ).rejects.toThrow(/no scorecard of component:default\/b/);
  });
});
