import { ComponentToRead } from '../database/componentsToRead';
import { mlComponent } from '../__testUtils__/components';
import { lostSets } from './lostSets';

const shut = { code: 'unavailable', message: 'It is shut.' } as const;
const startedAt = new Date('2026-01-01T00:00:00Z');
const denied = { code: 'auth', message: 'Nobody may.' } as const;

function component(
  id: number,
  stored?: Partial<ComponentToRead['stored']>,
): ComponentToRead {
  const entity = mlComponent(`m${id}`);
  return {
    id,
    entityRef: `component:default/m${id}`,
    entity,
    fingerprint: `state of ${id}`,
    stored: stored && { facts: 'some', isOutdated: false, ...stored },
  };
}

describe('lostSets', () => {
  it('gives each component that was lost its own error', () => {
    const components = [component(1, {}), component(2, {}), component(3, {})];
    expect(
      lostSets(components, {
        at: startedAt,
        components: [
          { error: shut, componentIds: [1, 4] },
          { error: denied, componentIds: [3] },
        ],
      }),
    ).toEqual([
      { componentId: 1, fingerprint: 'state of 1', startedAt, error: shut },
      { componentId: 3, fingerprint: 'state of 3', startedAt, error: denied },
    ]);
  });

  it('charges a batch that was never tried to all that had facts, for the entity that they are of', () => {
    const components = [
      component(1, {}),
      component(2),
      component(3, { facts: undefined }),
      component(4, { isOutdated: true }),
    ];
    expect(
      lostSets(components, {
        at: startedAt,
        components: [{ error: shut }],
      }).map(set => set.componentId),
    ).toEqual([1]);
  });
});
