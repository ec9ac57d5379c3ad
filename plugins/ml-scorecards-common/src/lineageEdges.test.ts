import { formatLineageEdge, parseLineageEdge } from './lineageEdges';

const node = (id: string, marks: object = {}) => ({
  id,
  isComponent: false,
  isUnowned: false,
  ...marks,
});

describe('an edge of lineage', () => {
  it('is one text that people can read', () => {
    expect(
      formatLineageEdge({
        from: node('dataset:postgres://db:5432:orders', { isUnowned: true }),
        to: node('job:airflow://prod:train/churn', { isComponent: true }),
      }),
    ).toBe(
      '!dataset:postgres://db:5432:orders → *job:airflow://prod:train/churn',
    );
  });

  it.each([
    'dataset:a:b',
    'job:a → job:b:c',
    'job:a:100 % sure',
    'dataset:a:%20→',
    'dataset:a:!*é\u2028\u00a0x',
    'job:a:b\tc\nd',
  ])('says %j unambiguously', id => {
    for (const marks of [{}, { isComponent: true }, { isUnowned: true }]) {
      const edge = { from: node(id, marks), to: node(`${id}:to`) };
      const text = formatLineageEdge(edge);
      expect(parseLineageEdge(text)).toEqual(edge);
      expect(text.split(' ')).toHaveLength(3);
    }
  });

  it.each([
    '',
    'dataset:a:b',
    'dataset:a:b → ',
    'dataset:a:b → table:a:b',
    'dataset:a:b → job:c:d → dataset:e:f',
    '?dataset:a:b → job:c:d',
    '!*dataset:a:b → job:c:d',
    'dataset:a:%zz → job:c:d',
    'dataset:a b:c → job:c:d',
  ])('is not %j', text => {
    expect(parseLineageEdge(text)).toBeUndefined();
  });
});
