import { Entity } from '@backstage/catalog-model';
import { nodeEntitiesOf } from './nodeEntities';

const entity = (
  name: string,
  { server, owners = [] }: { server?: string; owners?: string[] } = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name,
    annotations: {
      'openlineage.io/node-id': ' dataset:db:raw ',
      ...(server && { 'openlineage.io/instance': server }),
    },
  },
  relations: [
    { type: 'dependencyOf', targetRef: 'component:default/a' },
    ...owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
  ],
});

const found = (entities: Entity[], server?: string) =>
  nodeEntitiesOf(entities, entity('component', { server })).get(
    'dataset:db:raw',
  );

describe('nodeEntitiesOf', () => {
  it('tells an entity and its owners', () => {
    const owners = ['group:default/a', 'user:default/b'];
    expect(found([entity('raw', { owners })])).toEqual({
      entityRef: 'resource:default/raw',
      owners,
    });
    expect(found([])).toBeUndefined();
  });

  it('prefers one with an owner, and then the first in the alphabet', () => {
    const owners = ['group:default/a'];
    const all = [entity('c', { owners }), entity('b', { owners }), entity('a')];
    expect(found(all)?.entityRef).toBe('resource:default/b');
    expect(found(all.slice(2))?.entityRef).toBe('resource:default/a');
  });

  it.each([
    ['the same server', 'main', 'main', true],
    ['no server', undefined, 'main', true],
    ['another server', 'other', 'main', false],
    ['any server where the component names none', 'main', undefined, true],
  ])('minds the server: %s', (_, ofEntity, ofComponent, isFound) => {
    const named = found([entity('raw', { server: ofEntity })], ofComponent);
    expect(named !== undefined).toBe(isFound);
  });
});
