import { ConfigReader } from '@backstage/config';
import { PushedFacts } from 'backstage-plugin-ml-scorecards-common';
import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { mlComponent, toyFacts } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { START, toyCheck, toyPipeline } from '../__testUtils__/toyPipeline';
import { Catalogue } from '../catalogue/Catalogue';
import { CollectorStatusReader } from '../collection/CollectorStatusReader';
import { readReadState } from '../database/recordingState';
import { defineFactSets, loadDefinitions } from '../definitions';
import { ScorecardReader } from '../reading/ScorecardReader';
import { auditScorecards } from '../recording/auditScorecards';
import { visibleSet } from '../__testUtils__/visibleSet';
import { PushedFactService } from './PushedFactService';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** One fact of each type. */
const allTypes: FactSet = {
  source: 'probe',
  title: 'Probe',
  howToConnect: 'Probe it.',
  facts: {
    flag: { type: 'boolean', description: 'a flag' },
    count: { type: 'integer', description: 'a count', unit: 'blocks' },
    share: { type: 'number', description: 'a share' },
    text: { type: 'string', description: 'a text' },
    at: { type: 'instant', description: 'an instant' },
    list: { type: 'strings', description: 'a list' },
  },
};

const config = new ConfigReader({
  mlScorecards: {
    factSets: {
      drift: {
        title: 'Drift job',
        timeToLive: { days: 2 },
        facts: {
          score: { type: 'number', description: 'drift of the predictions' },
        },
      },
    },
  },
});

/** Two components: the toy collector serves `served`, and no collector serves `pushed`. */
async function start(knex: Knex) {
  const raw = (values: readonly unknown[]) =>
    values.map(value => ({ where: 'test', value }));
  const definitions = loadDefinitions({
    raw: {
      dimensions: raw([{ id: 'play', title: 'Play' }]),
      checks: raw([
        toyCheck('few-blocks', 'toy.blocks < 3'),
        toyCheck('no-drift', 'drift.score < 0.1'),
        toyCheck('probed', 'probe.flag'),
      ]),
    },
    ...defineFactSets(config, {
      given: [toyFacts, allTypes],
      pushedTimeToLiveMs: 7 * DAY,
    }),
  });
  expect(definitions.problems).toEqual([]);
  const pipeline = await toyPipeline(knex, { definitions });
  const { clock, collectors, recorder, positions } = pipeline;
  await pipeline.select([
    mlComponent('served'),
    mlComponent('pushed', { labels: { toy: 'no' } }),
  ]);
  const rows = await knex('components').select('id', 'fingerprint');
  const noToys = () =>
    recorder.recordFacts(
      { source: 'toy', timeToLiveMs: DAY },
      rows.map(row => ({
        componentId: row.id,
        fingerprint: row.fingerprint,
        startedAt: clock.now,
        notServed: true,
      })),
    );
  await noToys();
  const now = () => clock.now;
  const service = new PushedFactService({
    knex,
    definitions,
    collectors,
    recorder,
    now,
  });
  const reader = new ScorecardReader({
    knex,
    definitions,
    positions,
    collectors,
    catalogue: new Catalogue({ url: 'https://docs.example/', definitions }),
    waiverTerms: { maxDays: 90, approvers: [] },
  });
  const scorecard = async (name: string) => {
    const found = await reader.get(
      `component:default/${name}`,
      await readReadState(knex),
    );
    const checks = found!.dimensions.flatMap(dimension => dimension.checks);
    return {
      check: (id: string) => checks.find(check => check.id === id)!,
      source: (source: string) =>
        found!.sources.find(({ collector }) => collector === source)!,
      fact: (fact: string) => found!.facts[fact],
    };
  };
  return {
    ...pipeline,
    service,
    scorecard,
    noToys,
    push: (pushed: Partial<PushedFacts> = {}) =>
      service.push({
        entityRef: 'component:default/pushed',
        source: 'drift',
        facts: { score: 0.05 },
        by: 'user:default/omar',
        ...pushed,
      }),
    status: new CollectorStatusReader({ knex, collectors, definitions, now }),
    audit: () => auditScorecards(knex, { definitions, now: now() }),
  };
}

const minute = (count: number) =>
  new Date(START.getTime() + count * MINUTE).toISOString();

/** What is wrong, with how it is told. */
const WRONG: [string, Partial<PushedFacts>][] = [
  ['probe.flag must be true or false', { facts: { flag: 'true' } }],
  ['probe.flag must be true or false', { facts: { flag: 0 } }],
  ['probe.count must be a whole number', { facts: { text: 'a', count: 1.5 } }],
  ['probe.count must be a whole', { facts: { count: 2 ** 53 } }],
  ['probe.share must be a number', { facts: { share: '0.1' } }],
  ['probe.text must be a text', { facts: { text: ['a'] } }],
  ['probe.text must not hold a NUL', { facts: { text: 'a\0b' } }],
  ['probe.list must not hold a NUL', { facts: { list: ['a', '\0'] } }],
  ['probe.at must be an instant', { facts: { at: '2026-01-01' } }],
  ['probe.at must be an instant', { facts: { at: 1767225600 } }],
  ['probe.list must be a list of texts', { facts: { list: 'a' } }],
  ['There is no fact probe.other', { facts: { other: 1 } }],
  ['There is no fact probe.constructor', { facts: { constructor: 1 } }],
  ['There is no fact probe.toString', { facts: { toString: 'a' } }],
  ['source: there is no fact set "nix"', { source: 'nix' }],
  ['source: there is no fact set "scorecard"', { source: 'scorecard' }],
  ['source: there is no fact set "__proto__"', { source: '__proto__' }],
  ['collectedAt: must not be in the future', { collectedAt: minute(2) }],
  ['collectedAt: is so long ago', { collectedAt: minute(-8 * 24 * 60) }],
];

describe.each(testDatabases.eachSupportedId())('pushed facts on %s', id => {
  const open = async () => {
    const knex = await openTestDatabase(id);
    return { knex, ...(await start(knex)) };
  };
  const writes = async (knex: Knex) => ({
    rows: await knex('pushed_fact_sets').select('*'),
    transitions: await knex('transitions').count({ n: '*' }),
    epoch: await knex('recording_state').first('epoch'),
  });

  it('are evaluated at once, with the cause and the source that facts have', async () => {
    const { knex, push, scorecard, audit } = await open();
    expect((await scorecard('pushed')).check('no-drift')).toMatchObject({
      state: 'unknown',
      reason: { code: 'no-source-connected' },
    });
    const { answer, meta } = await push({ link: 'https://ci.example/1' });
    expect(answer).toEqual({
      entityRef: 'component:default/pushed',
      source: 'drift',
      outcome: 'recorded',
      collectedAt: START.toISOString(),
      staleAt: minute(2 * 24 * 60),
    });
    expect(meta).toEqual({
      outcome: 'recorded',
      push: expect.any(Number),
      collectedAt: START.toISOString(),
      before: { score: null },
      after: { score: '0.05' },
    });
    const shown = await scorecard('pushed');
    expect(shown.check('no-drift').state).toBe('pass');
    expect(shown.source('drift')).toMatchObject({
      status: 'fresh',
      title: 'Drift job',
      collectedAt: START.toISOString(),
      pushed: true,
    });
    expect(shown.fact('drift.score')).toMatchObject({
      value: 0.05,
      link: 'https://ci.example/1',
    });
    expect((await scorecard('served')).source('drift')).toMatchObject({
      status: 'not-connected',
    });
    expect(
      await knex('transitions').orderBy('id', 'desc').first('cause', 'source'),
    ).toEqual({ cause: 'facts', source: 'drift' });
    expect((await audit()).differences).toEqual([]);
  });

  it('change nothing when they are pushed again', async () => {
    const { knex, push, later } = await open();
    const withKey = { key: 'run-1' };
    const first = await push(withKey);
    const dated = { facts: { score: 0.2 }, collectedAt: minute(1) };
    later(MINUTE);
    const second = await push(dated);
    const before = await writes(knex);
    later(MINUTE);
    expect((await push(withKey)).answer).toEqual(first.answer);
    expect((await push(dated)).answer).toEqual(second.answer);
    expect(
      (await push({ ...dated, collectedAt: '2026-01-01T01:01:00+01:00' }))
        .answer,
    ).toEqual(second.answer);
    expect(await writes(knex)).toEqual(before);
  });

  it('are refused if others came with the key or of the instant, and ignored if later ones are there', async () => {
    const { knex, push, later } = await open();
    later(2 * MINUTE);
    await push({ key: 'run-1', collectedAt: minute(2) });
    const before = await writes(knex);
    await expect(
      push({ key: 'run-1', facts: { score: 0.5 } }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('"run-1"'),
    });
    await expect(
      push({ facts: { score: 0.5 }, collectedAt: minute(2) }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(
      (await push({ facts: { score: 0.5 }, collectedAt: minute(1) })).answer,
    ).toMatchObject({ outcome: 'superseded', collectedAt: minute(2) });
    expect(await writes(knex)).toEqual(before);
  });

  it('let one of two at once with the same key through', async () => {
    const { knex, push } = await open();
    const both = await Promise.all([
      push({ key: 'run-1' }),
      push({ key: 'run-1' }),
    ]);
    expect(both[0].answer).toEqual(both[1].answer);
    expect(both.filter(({ meta }) => 'after' in meta)).toHaveLength(1);
    expect((await writes(knex)).rows).toHaveLength(1);
  });

  it('are refused for now if too many wait, and taken once these are through', async () => {
    const { knex, definitions, collectors } = await open();
    let goOn = () => {};
    const held = new Promise<void>(resolve => {
      goOn = resolve;
    });
    let begun = 0;
    let areAllBegun = () => {};
    const allBegun = new Promise<void>(resolve => {
      areAllBegun = resolve;
    });
    const service = new PushedFactService({
      knex,
      definitions,
      collectors,
      recorder: {
        recordPush: async () => {
          begun += 1;
          if (begun === 100) {
            areAllBegun();
          }
          await held;
          return { outcome: 'recorded', collectedAt: START, isNews: false };
        },
      },
      now: () => START,
    });
    const one = () =>
      service.push({
        entityRef: 'component:default/pushed',
        source: 'drift',
        facts: { score: 0.05 },
        by: 'external:pipeline',
      });
    const waiting = Array.from({ length: 100 }, one);
    await allBegun;
    await expect(one()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    goOn();
    await Promise.all(waiting);
    expect((await one()).answer.outcome).toBe('recorded');
  });

  it('take the place of all that was pushed of their source, and of no other', async () => {
    const { push, scorecard, later } = await open();
    await push();
    await push({ source: 'probe', facts: { flag: true, count: 3 } });
    later(MINUTE);
    await push({ source: 'probe', facts: { count: 4 } });
    const shown = await scorecard('pushed');
    expect(shown.check('probed')).toMatchObject({
      state: 'unknown',
      reason: { code: 'no-data' },
    });
    expect(shown.check('no-drift').state).toBe('pass');
  });

  it('are stale after their time, and fresh when they are pushed anew', async () => {
    const { push, scorecard, later, recorder, status, audit } = await open();
    await push();
    later(2 * DAY);
    await recorder.evaluateAll();
    expect((await scorecard('pushed')).check('no-drift').state).toBe('pass');
    later(1);
    await recorder.evaluateAll();
    const shown = await scorecard('pushed');
    expect(shown.check('no-drift')).toMatchObject({
      state: 'unknown',
      reason: { code: 'stale' },
    });
    expect(shown.source('drift')).toMatchObject({
      status: 'stale',
      unknownBecause:
        'Drift job was last pushed for 2026-01-01T00:00:00.000Z, which is too long ago.',
    });
    const counts = async () =>
      (await status.read('all')).items.find(({ source }) => source === 'drift');
    expect(await counts()).toMatchObject({
      state: 'pushed',
      timeToLiveMs: 2 * DAY,
      pushed: { components: 1, stale: 1, lastPushedAt: START.toISOString() },
    });
    await push();
    expect((await scorecard('pushed')).check('no-drift').state).toBe('pass');
    expect((await counts())?.pushed?.stale).toBe(0);
    expect((await audit()).differences).toEqual([]);
  });

  it('are counted for those who may read all components, and for nobody else', async () => {
    const { knex, push, status } = await open();
    await push();
    const some = await status.read(
      await visibleSet(knex, ['component:default/served']),
    );
    expect(
      some.items.map(({ source, state, pushed }) => [source, state, pushed]),
    ).toEqual([
      ['toy', 'idle', undefined],
      ['probe', 'not-connected', undefined],
      ['drift', 'pushed', undefined],
    ]);
  });

  it('are left alone by the passes of a collector that does not serve the component', async () => {
    const { knex, push, scorecard, noToys, recorder, later } = await open();
    const toys = { source: 'toy', facts: { blocks: 1 } };
    await push(toys);
    later(MINUTE);
    await noToys();
    await knex('collection_sources').insert({
      source: 'toy',
      fresh_at: minute(1),
      failed_at: minute(2),
      error: JSON.stringify({ code: 'auth', message: 'No.', at: minute(2) }),
    });
    later(2 * MINUTE);
    await recorder.evaluateAll();
    const shown = await scorecard('pushed');
    expect(shown.check('few-blocks').state).toBe('pass');
    expect(shown.source('toy')).toMatchObject({
      status: 'fresh',
      collectedAt: START.toISOString(),
      pushed: true,
    });
    await expect(
      push({ ...toys, entityRef: 'component:default/served' }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('read by the collector of Toy'),
    });
  });

  it('do not count any more when a collector serves the component', async () => {
    const { push, scorecard, select, record } = await open();
    await push({ source: 'toy', facts: { blocks: 1 } });
    await select([mlComponent('served'), mlComponent('pushed')]);
    expect((await scorecard('pushed')).check('few-blocks')).toMatchObject({
      state: 'unknown',
    });
    await record(['pushed'], { blocks: { value: 9 } });
    const shown = await scorecard('pushed');
    expect(shown.check('few-blocks').state).toBe('fail');
    expect(shown.source('toy').pushed).toBeUndefined();
  });

  it('go with their component', async () => {
    const { knex, push, select, audit } = await open();
    await push();
    await select([mlComponent('served')]);
    expect((await writes(knex)).rows).toEqual([]);
    expect((await audit()).differences).toEqual([]);
  });

  it('take values of each type', async () => {
    const { knex, push } = await open();
    await push({
      source: 'probe',
      facts: {
        flag: false,
        count: 3,
        share: 0.5,
        text: 'ü',
        at: '2026-01-01T02:00:00.123456+02:00',
        list: [],
      },
    });
    const { facts } = await knex('pushed_fact_sets').first('facts');
    expect(JSON.parse(facts)).toEqual({
      flag: { value: false },
      count: { value: 3 },
      share: { value: 0.5 },
      text: { value: 'ü' },
      at: { value: '2026-01-01T00:00:00.123Z' },
      list: { value: [] },
    });
  });

  it('are refused when something is wrong with them, and nothing is written', async () => {
    const { knex, push } = await open();
    const before = await writes(knex);
    for (const [message, wrong] of WRONG) {
      await expect(
        push({
          source: 'probe',
          facts: { flag: true },
          ...wrong,
        } as PushedFacts),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(message),
      });
    }
    expect(await writes(knex)).toEqual(before);
  });

  it('may be a minute ahead, as clocks differ', async () => {
    const { push, scorecard } = await open();
    const { answer } = await push({ collectedAt: minute(1) });
    expect(answer.collectedAt).toBe(minute(1));
    // What comes without an instant is later than what is there.
    const next = await push({ facts: { score: 0.5 } });
    expect(next.answer).toMatchObject({
      outcome: 'recorded',
      collectedAt: '2026-01-01T00:01:00.001Z',
    });
    expect((await scorecard('pushed')).check('no-drift').state).toBe('fail');
  });
});
