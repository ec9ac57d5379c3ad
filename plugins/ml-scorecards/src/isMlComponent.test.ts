import { isMlComponent } from './isMlComponent';

describe('isMlComponent', () => {
  it.each([
    ['Component', 'ml-model', true],
    ['Component', 'feature-pipeline', true],
    ['Component', 'website', false],
    ['Component', 'dataset', false],
    ['Resource', 'dataset', true],
    ['Resource', 'database', false],
    ['API', 'ai-model-server', true],
    ['API', 'openapi', false],
    ['System', undefined, false],
  ])('of a %s of type %s is %s', (kind, type, expected) => {
    expect(
      isMlComponent({
        apiVersion: 'backstage.io/v1alpha1',
        kind,
        metadata: { name: 'x' },
        spec: { type },
      }),
    ).toBe(expected);
  });
});
