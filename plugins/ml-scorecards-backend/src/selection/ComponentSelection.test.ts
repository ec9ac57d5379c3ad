import { mockServices } from '@backstage/backend-test-utils';
import { FilterPredicate } from '@backstage/filter-predicates';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { mlComponent } from '../__testUtils__/components';
import {
  openTestDatabase,
  syncOptions,
  testDatabases,
} from '../__testUtils__/databases';
import { ComponentSelection } from './ComponentSelection';
import { fieldsOf } from './fieldsOf';

jest.setTimeout(60_000);

const model = mlComponent('model');
model.spec = { ...model.spec, platform: 'sagemaker' };
model.relations = [
  ...(model.relations ?? []),
  { type: 'partOf', targetRef: 'system:default/payments' },
];
const other = mlComponent('other');
const system = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'payments', namespace: 'default', uid: 'uid-of-payments' },
  relations: [{ type: 'partOf', targetRef: 'domain:default/money' }],
};

describe.each(testDatabases.eachSupportedId())('selection on %s', id => {
  const start = async (filter: FilterPredicate) => {
    const knex = await openTestDatabase(id);
    const catalog = catalogServiceMock({ entities: [model, other, system] });
    const logger = mockServices.logger.mock();
    const selection = new ComponentSelection({
      knex,
      catalog,
      auth: mockServices.auth(),
      logger,
      filter,
      fields: ['spec.framework'],
      ...(await syncOptions(knex)),
      now: () => new Date(),
    });
    return { knex, catalog, selection, logger };
  };

  it('selects by fields that nothing else reads, and keeps them for the checks', async () => {
    const { knex, selection } = await start({ 'spec.platform': 'sagemaker' });
    await selection.run();

    const rows = await knex('components').join(
      'component_entities',
      'component_id',
      'components.id',
    );
    expect(rows.map(row => row.entity_ref)).toEqual([
      'component:default/model',
    ]);
    expect(JSON.parse(rows[0].entity).spec.platform).toBe('sagemaker');
    expect(rows[0]).toMatchObject({
      owner_ref: 'group:default/risk',
      system_ref: 'system:default/payments',
      domain_ref: 'domain:default/money',
    });
  });

  it('finds nothing changed when one component is selected again', async () => {
    const { knex, selection, catalog } = await start({ kind: 'Component' });
    await selection.run();
    const before = await knex('components').orderBy('id');
    const asked = jest.spyOn(catalog, 'streamEntities');

    const one = await selection.runForOne('component:default/model');

    expect(before.map(row => row.id)).toContain(one);
    expect(await knex('components').orderBy('id')).toEqual(before);
    // The entity and its system, not every system of the catalog.
    expect(asked).toHaveBeenCalledTimes(2);
    expect(
      await selection.runForOne('system:default/payments'),
    ).toBeUndefined();
  });

  if (id.startsWith('POSTGRES')) {
    // SQLite takes texts of any length.
    it('says which component the database does not take, and stores the others', async () => {
      const { knex, selection, catalog, logger } = await start({
        kind: 'Component',
      });
      const odd = mlComponent('odd', {
        owner: `group:default/${'x'.repeat(400)}`,
      });
      jest
        .spyOn(catalog, 'streamEntities')
        .mockImplementation(async function* pages({ query } = {}) {
          yield JSON.stringify(query) === '{"kind":"Component"}'
            ? [model, odd, other]
            : [];
        });
      await selection.run();
      expect(
        await knex('components').orderBy('entity_ref').pluck('entity_ref'),
      ).toEqual(['component:default/model', 'component:default/other']);
      expect(logger.error.mock.calls).toEqual([
        [
          'An ML component could not be stored.',
          {
            entityRef: 'component:default/odd',
            reason: expect.stringContaining('value too long'),
          },
        ],
      ]);
    });
  }

  it.each([
    ['the entity', model.metadata.uid],
    ['another one of its name', 'uid-of-the-next'],
  ])(
    'does not set back what was read of %s while it was under way',
    async (_, uid) => {
      const { knex, selection, catalog } = await start({ kind: 'Component' });
      await selection.run();
      const titles = () =>
        knex('components').orderBy('entity_ref').pluck('title');
      const titled = (title: string, metadata = model.metadata) => ({
        ...model,
        metadata: { ...metadata, title },
      });
      const { streamEntities } = catalog;
      const lastPage = (query: unknown) =>
        JSON.stringify(query) === '{"kind":"Component"}';
      const stream = jest.spyOn(catalog, 'streamEntities');

      stream.mockImplementation(async function* pages(request = {}, options) {
        if (!lastPage(request.query)) {
          yield* streamEntities.call(catalog, request, options!);
          return;
        }
        // It has this of the catalog. Then that changes, and somebody refreshes the component.
        stream.mockImplementation(async function* changed() {
          yield [titled('Refreshed', { ...model.metadata, uid })];
        });
        await selection.runForOne('component:default/model');
        yield [titled('Read before'), other];
      });
      const { changed } = await selection.run();
      expect(await titles()).toEqual(['Refreshed', 'other']);
      expect(changed).toEqual([]);

      // What the next one reads is newer.
      stream.mockImplementation(async function* pages(request = {}) {
        yield lastPage(request.query)
          ? [titled('Read after', { ...model.metadata, uid }), other]
          : [];
      });
      await selection.run();
      expect(await titles()).toEqual(['Read after', 'other']);
    },
  );

  it('keeps what it stored when the catalog fails midway, and removes nothing', async () => {
    const { knex, selection, catalog } = await start({ kind: 'Component' });
    await selection.run();
    let storedThen: unknown[] = [];
    jest
      .spyOn(catalog, 'streamEntities')
      .mockImplementation(async function* breakOff({ query } = {}) {
        if (JSON.stringify(query) === '{"kind":"Component"}') {
          yield Array.from({ length: 500 }, (_, n) => mlComponent(`new-${n}`));
          storedThen = await knex('components');
          throw new Error('The catalog is down');
        }
      });
    const onChanged = jest.fn(async () => {});
    await expect(selection.run({ onChanged })).rejects.toThrow(
      'The catalog is down',
    );
    // The catalog is asked for more when a page is stored.
    expect(storedThen).toHaveLength(502);
    const ids = await knex('components')
      .where('entity_ref', 'like', 'component:default/new-%')
      .orderBy('id')
      .pluck('id');
    expect(ids).toHaveLength(500);
    expect(onChanged.mock.calls).toEqual([[ids]]);
    expect(await knex('components')).toHaveLength(502);
  });

  it('changes nothing when the catalog fails', async () => {
    const { knex, selection, catalog } = await start({ kind: 'Component' });
    await selection.run();
    // eslint-disable-next-line require-yield -- it fails before it can
    jest
      .spyOn(catalog, 'streamEntities')
      .mockImplementation(async function* fail() {
        throw new Error('The catalog is down');
      });
    await expect(selection.run()).rejects.toThrow('The catalog is down');
    expect(await knex('components')).toHaveLength(2);
  });

  it('ends when it is told to, though the catalog never answers', async () => {
    const { knex, selection, catalog } = await start({ kind: 'Component' });
    await selection.run();
    const stop = new AbortController();
    jest
      .spyOn(catalog, 'streamEntities')
      // eslint-disable-next-line require-yield -- it never comes to it
      .mockImplementation(async function* hang() {
        stop.abort(new Error('It takes too long'));
        await new Promise(() => {});
      });
    await expect(selection.run({ signal: stop.signal })).rejects.toThrow(
      'It takes too long',
    );
    expect(await knex('components')).toHaveLength(2);
  });
});

describe('fieldsOf', () => {
  it('names each field that a predicate looks at', () => {
    expect(
      fieldsOf({
        $any: [
          { kind: 'Component', 'spec.type': { $in: ['a', 'b'] } },
          { $not: { 'metadata.tags': { $contains: 'ml' } } },
        ],
      }),
    ).toEqual(['kind', 'spec.type', 'metadata.tags']);
  });
});
