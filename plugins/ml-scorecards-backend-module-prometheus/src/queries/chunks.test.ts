import { chunks } from './chunks';
import { QueryTemplate } from './QueryTemplate';

const source = (query: string) => ({
  label: 'job',
  template: QueryTemplate.parse(query, { key: 'x' }),
});

describe('chunks', () => {
  it('keeps few names together', () => {
    expect(chunks(source('up{{{matchers}}}'), ['a', 'b'])).toEqual([
      ['a', 'b'],
    ]);
    expect(chunks(source('up{{{matchers}}}'), [])).toEqual([]);
  });

  it.each([
    'up{{{matchers}}}',
    'a{{{matchers}}} / b{{{matchers}}} / c{{{matchers}}}',
  ])(
    'lets no address grow too long, and none be shorter than need be, for %s',
    query => {
      const names = Array.from({ length: 2000 }, (_, n) => `näme "${n}" [x]`);
      const { template, label } = source(query);
      const cut = chunks({ template, label }, names);
      expect(cut.flat()).toEqual(names);
      const lengths = cut.map(
        some =>
          `${new URLSearchParams({
            query: template.render({ label, names: some }),
          })}`.length,
      );
      expect(Math.max(...lengths)).toBeLessThanOrEqual(7000);
      expect(Math.min(...lengths.slice(0, -1))).toBeGreaterThan(6500);
    },
  );

  it('asks for a name by itself if it is long', () => {
    const long = '"'.repeat(6000);
    expect(chunks(source('up{{{matchers}}}'), ['a', long, 'b'])).toEqual([
      ['a'],
      [long],
      ['b'],
    ]);
  });
});
