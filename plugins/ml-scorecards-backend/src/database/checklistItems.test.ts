import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { mlComponent, selected } from '../__testUtils__/components';
import {
  openTestDatabase,
  syncOptions,
  testDatabases,
} from '../__testUtils__/databases';
import { updateChecklistItem } from './checklistItems';
import { storeComponent } from './storeComponents';
import { ChecklistItemRow } from './tables';

jest.setTimeout(60_000);

const at = new Date('2026-01-01T00:00:00Z');
const tick = { ticked: true, by: 'user:default/omar', at };

function itemsOf(knex: Knex, componentId: number): Promise<ChecklistItemRow[]> {
  return knex('checklist_items').where({ component_id: componentId });
}

describe.each(testDatabases.eachSupportedId())('checklist items on %s', id => {
  const start = async () => {
    const knex = await openTestDatabase(id);
    const componentId = await storeComponent(
      knex,
      selected(mlComponent('a')),
      await syncOptions(knex),
    );
    return {
      knex,
      key: {
        componentId: componentId!,
        checklistId: 'before-scaling',
        itemId: 'baseline',
      },
    };
  };

  it('are ticked and unticked, with who, when and why', async () => {
    const { knex, key } = await start();
    const { before, after } = await updateChecklistItem(knex, key, {
      ...tick,
      note: 'Measured in March',
      evidenceUrl: 'https://wiki.example/baseline',
      version: 0,
    });
    expect(before).toBeNull();
    expect(after).toMatchObject({ ticked: true, version: 1 });

    await updateChecklistItem(knex, key, {
      ...tick,
      ticked: false,
      by: 'user:default/maya',
      version: 1,
    });
    const [item] = await itemsOf(knex, key.componentId);
    expect({ ...item, ticked: Boolean(item.ticked) }).toMatchObject({
      ticked: false,
      note: null,
      changed_by: 'user:default/maya',
      version: 2,
    });
  });

  it.each([
    ['an item that somebody else ticked first', [0, 0]],
    ['an item that somebody else changed meanwhile', [0, 1, 1]],
    ['a version from the future', [0, 7]],
  ])('refuse to overwrite %s', async (_, versions) => {
    const { knex, key } = await start();
    const last = versions.pop()!;
    for (const version of versions) {
      await updateChecklistItem(knex, key, { ...tick, version });
    }
    const before = await itemsOf(knex, key.componentId);

    await expect(
      updateChecklistItem(knex, key, { ...tick, ticked: false, version: last }),
    ).rejects.toThrow(ConflictError);
    expect(await itemsOf(knex, key.componentId)).toEqual(before);
  });

  it('let exactly one of two people at once through', async () => {
    const { knex, key } = await start();
    const results = await Promise.allSettled(
      ['omar', 'maya'].map(name =>
        updateChecklistItem(knex, key, {
          ...tick,
          by: `user:default/${name}`,
          version: 0,
        }),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    const [item] = await itemsOf(knex, key.componentId);
    expect(item.version).toBe(1);
  });
});
