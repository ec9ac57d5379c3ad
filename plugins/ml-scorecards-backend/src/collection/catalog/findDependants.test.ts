import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { catalogEntity } from '../../__testUtils__/catalogEntity';
import { EntityReader } from './EntityReader';
import { findDependants } from './findDependants';

const component = (name: string) => `component:default/${name}`;

/** What depends on what, by name. */
function graph(edges: Record<string, readonly string[]>): Entity[] {
  return Object.entries(edges).map(([name, dependants]) =>
    catalogEntity({
      name,
      relations: { dependencyOf: dependants.map(component) },
    }),
  );
}

async function dependantsOf(start: string, entities: readonly Entity[]) {
  const catalog = catalogServiceMock({ entities: [...entities] });
  const read = jest.spyOn(catalog, 'getEntitiesByRefs');
  const reader = new EntityReader({
    catalog,
    auth: mockServices.auth(),
    signal: new AbortController().signal,
  });
  const components = entities.filter(({ metadata }) => metadata.name === start);
  const found = await findDependants(components, reader);
  const dependants = found.get(component(start));
  return {
    chains: dependants?.found.map(({ chain }) =>
      chain.map(ref => ref.replace(component(''), '')).join(' > '),
    ),
    names: dependants?.found.map(({ entity }) => entity.metadata.name),
    isCut: dependants?.isCut,
    reads: read.mock.calls.length,
  };
}

describe('findDependants', () => {
  it('follows a chain of three', async () => {
    const entities = graph({ model: ['a'], a: ['b'], b: ['c'], c: [] });
    expect(await dependantsOf('model', entities)).toEqual({
      chains: ['a', 'a > b', 'a > b > c'],
      names: ['a', 'b', 'c'],
      isCut: false,
      reads: 3,
    });
  });

  it('ends in a circle, with each met once and not itself', async () => {
    const entities = graph({ model: ['a'], a: ['b'], b: ['a', 'model'] });
    expect(await dependantsOf('model', entities)).toMatchObject({
      chains: ['a', 'a > b'],
      isCut: false,
    });
    expect(
      await dependantsOf('model', graph({ model: ['model'] })),
    ).toMatchObject({ chains: [], isCut: false });
  });

  it('takes one way through a diamond, the shortest and first by name', async () => {
    const diamond = graph({
      model: ['b', 'a'],
      a: ['top'],
      b: ['top'],
      top: [],
    });
    expect(await dependantsOf('model', diamond)).toMatchObject({
      chains: ['a', 'b', 'a > top'],
    });
    const shortcut = graph({
      model: ['a', 'z'],
      a: ['b'],
      b: ['top'],
      z: ['top'],
      top: [],
    });
    expect(await dependantsOf('model', shortcut)).toMatchObject({
      chains: ['a', 'z', 'a > b', 'z > top'],
    });
  });

  it('goes through the APIs of whatever is on the way, and through any kind', async () => {
    const entities = [
      catalogEntity({
        name: 'model',
        relations: { dependencyOf: ['resource:default/cache'] },
      }),
      catalogEntity({
        kind: 'Resource',
        name: 'cache',
        relations: { dependencyOf: [component('backend')] },
      }),
      catalogEntity({
        name: 'backend',
        relations: { providesApi: ['api:default/score'] },
      }),
      catalogEntity({
        kind: 'API',
        name: 'score',
        relations: { apiConsumedBy: [component('shop')] },
      }),
      catalogEntity({
        name: 'shop',
        relations: {
          // What it uses, owns or belongs to does not rest on it.
          dependsOn: [component('other')],
          consumesApi: ['api:default/geo'],
          partOf: ['system:default/sales'],
        },
      }),
    ];
    expect((await dependantsOf('model', entities)).names).toEqual([
      'cache',
      'backend',
      'score',
      'shop',
    ]);
  });

  it('leaves out what the catalog does not have', async () => {
    const entities = graph({ model: ['gone', 'a'], a: [] });
    expect(await dependantsOf('model', entities)).toMatchObject({
      chains: ['a'],
      isCut: false,
    });
  });

  it('goes ten steps far, and says when there are more', async () => {
    const steps = (count: number) =>
      graph(
        Object.fromEntries(
          Array.from({ length: count + 1 }, (_, n) => [
            n === 0 ? 'model' : `s${n}`,
            n < count ? [`s${n + 1}`] : [],
          ]),
        ),
      );
    const ten = await dependantsOf('model', steps(10));
    expect([ten.names?.length, ten.isCut]).toEqual([10, false]);
    const eleven = await dependantsOf('model', steps(11));
    expect([eleven.names?.length, eleven.isCut]).toEqual([10, true]);
  });

  it('looks at two hundred, and says when there are more', async () => {
    const users = (count: number) => {
      const names = Array.from({ length: count }, (_, n) => `u${n}`);
      return graph({
        model: names,
        ...Object.fromEntries(names.map(name => [name, []])),
      });
    };
    const all = await dependantsOf('model', users(200));
    expect([all.names?.length, all.isCut]).toEqual([200, false]);
    const some = await dependantsOf('model', users(201));
    expect([some.names?.length, some.isCut]).toEqual([200, true]);
  });

  it('finds the same whatever else is asked for', async () => {
    const entities = graph({
      model: ['a'],
      a: ['b'],
      b: ['c'],
      c: [],
      other: ['b'],
    });
    const reader = new EntityReader({
      catalog: catalogServiceMock({ entities }),
      auth: mockServices.auth(),
      signal: new AbortController().signal,
    });
    const both = await findDependants(
      entities.filter(({ metadata }) =>
        ['model', 'other'].includes(metadata.name),
      ),
      reader,
    );
    const chainsOf = (name: string) =>
      both.get(component(name))?.found.map(({ chain }) => chain.length);
    expect(chainsOf('model')).toEqual([1, 2, 3]);
    expect(chainsOf('other')).toEqual([1, 2]);
  });
});
