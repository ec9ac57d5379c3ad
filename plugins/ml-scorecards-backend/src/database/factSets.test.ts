import { CollectionError } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { mlComponent, selected } from '../__testUtils__/components';
import {
  openTestDatabase,
  syncOptions,
  testDatabases,
} from '../__testUtils__/databases';
import { recordingTransaction } from './database';
import { CollectedSet, writeCollectedSets } from './factSets';
import { syncComponents } from './syncComponents';

jest.setTimeout(60_000);

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

describe.each(testDatabases.eachSupportedId())('sets on %s', id => {
  const start = async () => {
    const knex = await openTestDatabase(id);
    await syncComponents(
      knex,
      [selected(mlComponent('fraud'))],
      await syncOptions(knex),
    );
    const component = await knex('components').first('id', 'fingerprint');
    /** What a read that began at a minute has found. */
    const set = (minute: number, error?: CollectionError): CollectedSet => ({
      componentId: component.id,
      fingerprint: component.fingerprint,
      startedAt: at(minute),
      ...(error ? { error } : { facts: { blocks: { value: minute } } }),
    });
    return { knex, set };
  };
  const write = (knex: Knex, sets: readonly CollectedSet[]) =>
    recordingTransaction(knex, transaction =>
      writeCollectedSets(transaction, {
        source: 'toy',
        timeToLiveMs: 60_000,
        sets,
        now: at(59),
      }),
    );
  const blocks = async (knex: Knex) => {
    const { facts } = await knex('fact_sets').first('facts');
    return JSON.parse(facts).blocks.value;
  };
  const publish = (knex: Knex, minute: number) =>
    knex('collection_sources').insert({
      source: 'toy',
      fresh_at: at(minute).toISOString(),
    });

  it('give the latest of several for one component', async () => {
    const { knex, set } = await start();
    await write(knex, [set(1), set(3), set(2)]);
    expect(await blocks(knex)).toBe(3);
  });

  it('are refused if a pass that began later found what is stored unchanged', async () => {
    const { knex, set } = await start();
    await write(knex, [set(1)]);
    await publish(knex, 5);
    expect(await write(knex, [set(4)])).toEqual([]);
    expect(await blocks(knex)).toBe(1);
    expect(await write(knex, [set(5)])).toHaveLength(1);
    expect(await blocks(knex)).toBe(5);
  });

  it('are not refused if the pass found nothing out about the component', async () => {
    const { knex, set } = await start();
    await write(knex, [set(1)]);
    await write(knex, [set(2, { code: 'unavailable', message: 'Shut.' })]);
    await publish(knex, 5);
    await write(knex, [set(4)]);
    expect(await blocks(knex)).toBe(4);
  });
});
