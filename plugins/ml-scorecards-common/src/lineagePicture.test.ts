import { readLineagePicture } from './lineagePicture';

const columnsOf = (...texts: string[]) =>
  Object.fromEntries(
    readLineagePicture(texts).nodes.map(({ id, column }) => [id, column]),
  );

describe('readLineagePicture', () => {
  it('puts what is before the component left, what is behind it right, and marks who has no owner', () => {
    expect(
      readLineagePicture([
        '!dataset:db:raw → job:etl:clean',
        'job:etl:clean → dataset:db:clean',
        'dataset:db:clean → *job:etl:train',
        '*job:etl:train → dataset:s3://m:1:model',
        'dataset:s3://m:1:model → !job:web:serve',
      ]),
    ).toEqual({
      nodes: [
        {
          id: 'dataset:db:raw',
          kind: 'dataset',
          label: 'db:raw',
          column: -3,
          isUnowned: true,
        },
        {
          id: 'job:etl:clean',
          kind: 'job',
          label: 'etl:clean',
          column: -2,
          isUnowned: false,
        },
        {
          id: 'dataset:db:clean',
          kind: 'dataset',
          label: 'db:clean',
          column: -1,
          isUnowned: false,
        },
        {
          id: 'job:etl:train',
          kind: 'job',
          label: 'etl:train',
          column: 0,
          isUnowned: false,
        },
        {
          id: 'dataset:s3://m:1:model',
          kind: 'dataset',
          label: 's3://m:1:model',
          column: 1,
          isUnowned: false,
        },
        {
          id: 'job:web:serve',
          kind: 'job',
          label: 'web:serve',
          column: 2,
          isUnowned: true,
        },
      ],
      edges: [
        { from: 'dataset:db:raw', to: 'job:etl:clean' },
        { from: 'job:etl:clean', to: 'dataset:db:clean' },
        { from: 'dataset:db:clean', to: 'job:etl:train' },
        { from: 'job:etl:train', to: 'dataset:s3://m:1:model' },
        { from: 'dataset:s3://m:1:model', to: 'job:web:serve' },
      ],
    });
  });

  it('comes to an end where lineage runs in a circle', () => {
    expect(
      columnsOf(
        'dataset:a:state → *job:a:train',
        '*job:a:train → dataset:a:state',
        '*job:a:train → dataset:a:model',
        // It reads what is before the component as well as behind it.
        'dataset:a:state → job:a:serve',
      ),
    ).toEqual({
      'dataset:a:state': -1,
      'job:a:train': 0,
      'dataset:a:model': 1,
      'job:a:serve': 2,
    });
  });

  it('takes the shortest way to each', () => {
    expect(
      columnsOf(
        'dataset:a:raw → *job:a:train',
        'dataset:a:raw → job:a:clean',
        'job:a:clean → dataset:a:clean',
        'dataset:a:clean → *job:a:train',
      ),
    ).toMatchObject({ 'dataset:a:raw': -1, 'job:a:clean': -2 });
  });

  it('leaves out what does not hang together with the component', () => {
    expect(
      readLineagePicture([
        'dataset:a:raw → *job:a:train',
        'dataset:b:raw → job:b:other',
        'no edge',
      ]),
    ).toMatchObject({
      nodes: [{ id: 'dataset:a:raw' }, { id: 'job:a:train' }],
      edges: [{ from: 'dataset:a:raw', to: 'job:a:train' }],
    });
  });

  it('is empty without a component', () => {
    const nothing = { nodes: [], edges: [] };
    expect(readLineagePicture([])).toEqual(nothing);
    expect(readLineagePicture(['dataset:a:b → job:a:c'])).toEqual(nothing);
  });
});
