import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { component } from '../testUtils';
import { sourceFileUrl } from './sourceFileUrl';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      bitbucketServer: [
        {
          host: 'bitbucket.example.com',
          apiBaseUrl: 'https://bitbucket.example.com/rest/api/1.0',
        },
      ],
    },
  }),
);
const AZURE_FOLDER = 'https://dev.azure.com/acme/ml/_git/models?path=/churn';

const urlFor = (annotations: Record<string, string>) =>
  sourceFileUrl(
    component('it', annotations),
    'reports/drift.json',
    integrations,
  );
const source = (url: string) =>
  urlFor({ 'backstage.io/source-location': `url:${url}` });

describe('sourceFileUrl', () => {
  it.each([
    [
      'https://github.com/acme/models/tree/main/churn/',
      'https://github.com/acme/models/tree/main/churn/reports/drift.json',
    ],
    [
      'https://github.com/acme/models/tree/main/churn',
      'https://github.com/acme/models/tree/main/churn/reports/drift.json',
    ],
    [
      'https://gitlab.com/acme/models/-/tree/main/',
      'https://gitlab.com/acme/models/-/blob/main/reports/drift.json',
    ],
    [
      'https://bitbucket.example.com/projects/acme/repos/models/browse/?at=main',
      'https://bitbucket.example.com/projects/acme/repos/models/browse/reports/drift.json?at=main',
    ],
    [
      'https://dev.azure.com/acme/ml/_git/models?path=/churn',
      'https://dev.azure.com/acme/ml/_git/models?path=%2Fchurn%2Freports%2Fdrift.json',
    ],
  ])('is below %s', (location, expected) => {
    expect(source(location)).toBe(expected);
  });

  it.each(['https://github.com/acme/models/tree/main/churn/', AZURE_FOLDER])(
    'leads out of %s for no path, however that came about',
    location => {
      const entity = component('it', {
        'backstage.io/source-location': `url:${location}`,
      });
      for (const path of [
        'https://example.com/x',
        'https://github.com/acme/secret/blob/main/x',
        '/acme/secret/blob/main/x',
        ' /acme/secret/blob/main/x',
        ' ../x',
        '../churning/x',
      ]) {
        expect(() => sourceFileUrl(entity, path, integrations)).toThrow(
          /leads out of the folder/,
        );
      }
    },
  );

  it('is beside the file of the entity, if that says no source location', () => {
    expect(
      urlFor({
        'backstage.io/managed-by-location':
          'url:https://github.com/acme/models/blob/main/churn/catalog-info.yaml',
      }),
    ).toBe('https://github.com/acme/models/tree/main/churn/reports/drift.json');
  });

  it.each([
    'dir:/etc/',
    'url:file:///etc/',
    'url:https://user:password@github.com/acme/models/tree/main/',
    'nonsense',
    '',
  ])('is nowhere with the source location %j', location => {
    expect(() => urlFor({ 'backstage.io/source-location': location })).toThrow(
      'backstage.io/source-location',
    );
  });
});
