import { component } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { hasFeastReference, readFeastReference } from './FeastReference';

const read = (annotations: Record<string, string>) =>
  readFeastReference(component('it', annotations));

describe('readFeastReference', () => {
  it('reads a project, and what of it is the component’s own', () => {
    expect(
      read({
        'feast.dev/project': ' fraud ',
        'feast.dev/feature-service': 'fraud_v3',
        'feast.dev/feature-views': 'profile, transactions,,profile ',
        'feast.dev/instance': 'main',
      }),
    ).toEqual({
      instance: 'main',
      project: 'fraud',
      services: ['fraud_v3'],
      views: ['profile', 'transactions'],
    });
  });

  it('reads a project alone as all of it', () => {
    expect(read({ 'feast.dev/project': 'fraud' })).toEqual({
      instance: undefined,
      project: 'fraud',
      services: [],
      views: [],
    });
  });

  it.each([
    ['feast.dev/feature-service', 'fraud_v3'],
    ['feast.dev/feature-views', 'profile'],
  ])('asks for the project of %s', (annotation, value) => {
    expect(hasFeastReference(component('it', { [annotation]: value }))).toBe(
      true,
    );
    expect(() => read({ [annotation]: value })).toThrow('feast.dev/project');
  });

  it.each([
    ['feast.dev/project', 'x'.repeat(257)],
    ['feast.dev/project', 'a\nb'],
    ['feast.dev/feature-service', 'a\0b'],
    ['feast.dev/feature-views', `fine,${'x'.repeat(257)}`],
    ['feast.dev/feature-views', '\ud800'],
    ['feast.dev/feature-views', Array.from({ length: 201 }, String).join()],
  ])('refuses %s: %j', (annotation, value) => {
    expect(() =>
      read({ 'feast.dev/project': 'fraud', [annotation]: value }),
    ).toThrow(annotation);
  });

  it('serves nothing that names nothing', () => {
    const nothing: ReadonlyArray<Record<string, string>> = [
      {},
      { 'feast.dev/project': ' ' },
      { 'feast.dev/instance': 'main' },
    ];
    for (const annotations of nothing) {
      expect(hasFeastReference(component('it', annotations))).toBe(false);
    }
  });
});
