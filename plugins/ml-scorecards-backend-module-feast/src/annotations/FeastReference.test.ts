import { component } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { integrations } from '../__testUtils__/createCollector';
import { hasFeastReference, readFeastReference } from './FeastReference';

const read = (annotations: Record<string, string>) =>
  readFeastReference(component('it', annotations), integrations);

const FOLDER = 'https://github.com/acme/fraud/tree/main/models/';
const source = { 'backstage.io/source-location': `url:${FOLDER}` };

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
      project: { name: 'fraud' },
      services: ['fraud_v3'],
      views: ['profile', 'transactions'],
    });
  });

  it('reads a project alone as all of it', () => {
    expect(read({ 'feast.dev/project': 'fraud' })).toEqual({
      instance: undefined,
      project: { name: 'fraud' },
      services: [],
      views: [],
    });
  });

  it.each([
    ['feature_repo/feature_store.yaml', 'feature_repo/feature_store.yaml'],
    ['feature_repo', 'feature_repo/feature_store.yaml'],
    [' ./feature_repo/ ', 'feature_repo/feature_store.yaml'],
    ['.', 'feature_store.yaml'],
    ['./', 'feature_store.yaml'],
    ['stores/production.yml', 'stores/production.yml'],
  ])('reads the file that %j names', (value, path) => {
    const annotations = { ...source, 'feast.dev/feature-store': value };
    expect(hasFeastReference(component('it', annotations))).toBe(true);
    expect(read(annotations).project).toEqual({ path, url: FOLDER + path });
  });

  it('goes by the name of the project where both are named', () => {
    for (const file of ['feature_repo', '../../etc', '']) {
      expect(
        read({ 'feast.dev/project': 'fraud', 'feast.dev/feature-store': file })
          .project,
      ).toEqual({ name: 'fraud' });
    }
  });

  it.each([
    '../feature_store.yaml',
    'feature_repo/../../x.yaml',
    '/etc/feature_store.yaml',
    'https://example.com/feature_store.yaml',
    '//example.com/feature_store.yaml',
    'feature_repo\\feature_store.yaml',
    'feature_repo/%2e%2e/x.yaml',
    'feature_store.yaml?ref=other',
    'a\0b',
  ])('refuses the file %j', value => {
    expect(() => read({ ...source, 'feast.dev/feature-store': value })).toThrow(
      /^The annotation feast\.dev\/feature-store is not a file or folder below/,
    );
  });

  it('asks where the repository is', () => {
    expect(() => read({ 'feast.dev/feature-store': 'feature_repo' })).toThrow(
      /^Nothing says in which repository .*backstage\.io\/source-location/,
    );
  });

  it.each([
    ['feast.dev/feature-service', 'fraud_v3'],
    ['feast.dev/feature-views', 'profile'],
  ])('asks for the project of %s', (annotation, value) => {
    expect(hasFeastReference(component('it', { [annotation]: value }))).toBe(
      true,
    );
    expect(() => read({ [annotation]: value })).toThrow(
      /feast\.dev\/project.*feast\.dev\/feature-store/,
    );
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
      { 'feast.dev/project': ' ', 'feast.dev/feature-store': ' ' },
      { 'feast.dev/instance': 'main' },
    ];
    for (const annotations of nothing) {
      expect(hasFeastReference(component('it', annotations))).toBe(false);
    }
  });
});
