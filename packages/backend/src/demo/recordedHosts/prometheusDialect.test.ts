import { prometheusDialect } from './prometheusDialect';

describe('prometheusDialect', () => {
  const of = (query: string) => new URLSearchParams({ query });
  const vector = (...names: string[]) => ({
    status: 'success',
    data: {
      resultType: 'vector',
      result: names.map(job => ({ metric: { job }, value: [1, '2'] })),
    },
  });

  it('takes questions about some for the one about all', () => {
    const { same } = prometheusDialect;
    expect(same!('up{job=~"a", x="1"}')).toBe(same!('up{job=~"a|b", x="1"}'));
    expect(same!('up{job=~"a"}')).not.toBe(same!('down{job=~"a"}'));
    expect(same!('up{job=~"a\\"b"}')).toBe(same!('up{job=~"a"}'));
  });

  it.each([
    ['up{job=~"a|c"}', ['a', 'c']],
    ['up{job=~"d\\\\.e"}', ['d.e']],
    ['up{job=~"f\\\\|g"}', ['f|g']],
    ['up{model=~"a"}', ['a', 'b', 'c', 'd.e', 'f|g']],
  ])('answers %s about those alone', (query, names) => {
    expect(
      prometheusDialect.narrow!(vector('a', 'b', 'c', 'd.e', 'f|g'), of(query)),
    ).toEqual(vector(...names));
  });

  it('knows what is told by day', () => {
    const ofType = (resultType: string) => ({ data: { resultType } });
    expect(prometheusDialect.isByDay!(ofType('matrix'))).toBe(true);
    expect(prometheusDialect.isByDay!(ofType('vector'))).toBe(false);
  });

  it('leaves what is no list of series as it is', () => {
    const rules = { status: 'success', data: { groups: [] } };
    expect(
      prometheusDialect.narrow!(rules, new URLSearchParams('type=alert')),
    ).toEqual(rules);
  });
});
