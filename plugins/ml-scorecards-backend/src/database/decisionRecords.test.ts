import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { mlComponent, selected } from '../__testUtils__/components';
import {
  openTestDatabase,
  syncOptions,
  testDatabases,
} from '../__testUtils__/databases';
import { readComponentRecords } from './componentRecords';
import { deleteDecisionRecord, updateDecisionRecord } from './decisionRecords';
import { readReadState } from './recordingState';
import { storeComponent } from './storeComponents';
import { DecisionRecordRow } from './tables';

jest.setTimeout(60_000);

const DECISION = {
  reason: 'A bigger machine comes in May',
  until: '2026-06-01',
  by: 'user:default/omar',
  at: new Date('2026-01-01T00:00:00Z'),
};

const BY = { by: DECISION.by, at: DECISION.at };

function rowsOf(knex: Knex, componentId: number): Promise<DecisionRecordRow[]> {
  return knex('decision_records').where({ component_id: componentId });
}

describe.each(testDatabases.eachSupportedId())('decisions on %s', id => {
  const start = async () => {
    const knex = await openTestDatabase(id);
    const componentId = await storeComponent(
      knex,
      selected(mlComponent('a')),
      await syncOptions(knex),
    );
    return {
      knex,
      key: { componentId: componentId!, subject: 'latency-over-limit' },
    };
  };

  it('are written, changed and taken back, and each time readers get to know', async () => {
    const { knex, key } = await start();
    const epochs = [(await readReadState(knex)).epoch];
    const first = await updateDecisionRecord(knex, key, {
      ...DECISION,
      evidenceUrl: 'https://wiki.example/decision',
      currentMetrics: '90 ms',
      growthRate: 'none',
      downtimeCost: 'little',
      dataVelocity: 'daily',
      version: 0,
    });
    expect(first.before).toBeNull();
    epochs.push((await readReadState(knex)).epoch);

    const second = await updateDecisionRecord(knex, key, {
      ...DECISION,
      by: 'user:default/maya',
      version: 1,
    });
    expect(second.before).toMatchObject({
      reason: DECISION.reason,
      evidenceUrl: 'https://wiki.example/decision',
      currentMetrics: '90 ms',
      growthRate: 'none',
      downtimeCost: 'little',
      dataVelocity: 'daily',
      by: 'user:default/omar',
    });
    const [row] = await rowsOf(knex, key.componentId);
    expect(second.after).toMatchObject({
      by: 'user:default/maya',
      evidenceUrl: null,
      version: 2,
    });
    expect(row).toMatchObject({
      evidence_url: null,
      growth_rate: null,
      decided_by: 'user:default/maya',
      version: 2,
    });
    epochs.push((await readReadState(knex)).epoch);

    const takenBack = await deleteDecisionRecord(knex, key, {
      ...BY,
      version: 2,
    });
    expect(takenBack).toMatchObject({ before: second.after, after: null });
    expect(await rowsOf(knex, key.componentId)).toEqual([]);
    epochs.push((await readReadState(knex)).epoch);
    expect(new Set(epochs).size).toBe(epochs.length);
  });

  it('are read with their component, and hold to the end of their last day', async () => {
    const { knex, key } = await start();
    const [before] = await readComponentRecords(knex, [key.componentId]);
    expect(before.decisions).toEqual([]);
    expect(before.said.decisions.size).toBe(0);

    await updateDecisionRecord(knex, key, { ...DECISION, version: 0 });
    await updateDecisionRecord(
      knex,
      { ...key, subject: 'over-invested' },
      { ...DECISION, version: 0 },
    );
    const [record] = await readComponentRecords(knex, [key.componentId]);
    expect(record.decisions).toEqual(
      expect.arrayContaining(await rowsOf(knex, key.componentId)),
    );
    expect([...record.said.decisions].sort()).toEqual([
      ['latency-over-limit', { until: new Date('2026-06-02T00:00:00Z') }],
      ['over-invested', { until: new Date('2026-06-02T00:00:00Z') }],
    ]);
  });

  it.each([
    ['one that somebody else wrote first', [0], 0],
    ['one that somebody else changed meanwhile', [0, 1], 1],
    ['a version from the future', [0], 7],
    ['one that is not there', [], 1],
  ])('refuse to change or take back %s', async (_, written, version) => {
    const { knex, key } = await start();
    for (const each of written) {
      await updateDecisionRecord(knex, key, { ...DECISION, version: each });
    }
    const before = await rowsOf(knex, key.componentId);
    await expect(
      updateDecisionRecord(knex, key, { ...DECISION, reason: 'No', version }),
    ).rejects.toThrow(ConflictError);
    await expect(
      deleteDecisionRecord(knex, key, { ...BY, version }),
    ).rejects.toThrow(ConflictError);
    expect(await rowsOf(knex, key.componentId)).toEqual(before);
  });

  it('let exactly one of two people at once through', async () => {
    const { knex, key } = await start();
    const results = await Promise.allSettled(
      ['omar', 'maya'].map(name =>
        updateDecisionRecord(knex, key, {
          ...DECISION,
          by: `user:default/${name}`,
          version: 0,
        }),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });

  it('go with their component', async () => {
    const { knex, key } = await start();
    await updateDecisionRecord(knex, key, { ...DECISION, version: 0 });
    await knex('components').where({ id: key.componentId }).delete();
    expect(await rowsOf(knex, key.componentId)).toEqual([]);
  });
});
