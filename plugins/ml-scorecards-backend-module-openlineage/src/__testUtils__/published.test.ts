import { assertPublished } from './published';

const run = { state: 'COMPLETED', inputDatasetVersions: [], facets: {} };
const version = {
  datasetVersionId: { namespace: 'db', name: 'orders', version: 'v' },
  facets: {},
};
const node = {
  id: 'job:etl:train',
  type: 'JOB',
  data: { namespace: 'etl', name: 'train', type: 'BATCH', simpleName: 'train' },
};

describe('what Marquez has published', () => {
  it.each([
    ['RunList', { runs: [{ ...run, inputDatasetVersions: [version] }] }],
    ['LineageGraph', { graph: [node] }],
    ['ErrorMessage', { code: 404, message: 'Could not find node' }],
  ])('is such a %s', (name, value) => {
    expect(() => assertPublished(name, value)).not.toThrow();
  });

  it.each([
    ['a state that no run has', 'RunList', { runs: [{ state: 'DONE' }] }],
    ['a field by another name', 'RunList', { runs: [{ inputVersions: [] }] }],
    [
      'a facet of a run that says not who made it',
      'RunList',
      { runs: [{ ...run, facets: { test: { tests: [] } } }] },
    ],
    [
      'data without the id of its version',
      'RunList',
      { runs: [{ ...run, inputDatasetVersions: [{ facets: {} }] }] },
    ],
    [
      'a field of a job in a dataset',
      'LineageGraph',
      { graph: [{ ...node, type: 'DATASET' }] },
    ],
    ['an error without a message', 'ErrorMessage', { code: 404 }],
  ])('is not %s', (_, name, value) => {
    expect(() => assertPublished(name, value)).toThrow(
      /answers otherwise than Marquez is published/,
    );
  });

  it('says nothing of what it does not name', () => {
    expect(() => assertPublished('Runs', {})).toThrow(
      'Nothing is published of Runs',
    );
  });
});
