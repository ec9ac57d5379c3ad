import { labelMatcher } from './labelMatcher';
import { QueryTemplate } from './QueryTemplate';

const parse = (text: string, hasLimit = false) =>
  QueryTemplate.parse(text, { key: 'queries.x.query', hasLimit });

describe('labelMatcher', () => {
  it.each([
    [['churn'], 'job=~"churn"'],
    [['a', 'b-c'], 'job=~"a|b-c"'],
    // For RE2 first, and then for PromQL.
    [['a.b|c'], 'job=~"a\\\\.b\\\\|c"'],
    [['.*'], 'job=~"\\\\.\\\\*"'],
    [['x"} or up{job="'], 'job=~"x\\"\\\\} or up\\\\{job=\\""'],
    [['\\'], 'job=~"\\\\\\\\"'],
    [['(?i)[a]^$+'], 'job=~"\\\\(\\\\?i\\\\)\\\\[a\\\\]\\\\^\\\\$\\\\+"'],
    [['{{by}} $&'], 'job=~"\\\\{\\\\{by\\\\}\\\\} \\\\$&"'],
    [['a\nb'], 'job=~"a\\nb"'],
    [[], 'job=~""'],
  ])('selects %j', (names, expected) => {
    expect(labelMatcher('job', names)).toBe(expected);
  });
});

describe('QueryTemplate', () => {
  it('is filled with matchers and the label', () => {
    expect(
      parse(
        'sum by ({{by}}) (up{{{matchers}}} > x{a="b", {{matchers}}})',
      ).render({
        label: 'job',
        names: ['a', 'b'],
      }),
    ).toBe('sum by (job) (up{job=~"a|b"} > x{a="b", job=~"a|b"})');
  });

  it('is filled with a limit where there is one', () => {
    const template = parse('up{{{matchers}}} > {{limit}}', true);
    expect(template.hasLimit).toBe(true);
    expect(template.render({ label: 'job', names: ['a'], limit: 0.25 })).toBe(
      'up{job=~"a"} > 0.25',
    );
    expect(parse('up{{{matchers}}}', true).hasLimit).toBe(false);
  });

  it.each([
    [
      'up{{{matchers}}} > {{limit}}',
      /queries\.x\.query has the placeholder \{\{limit\}\}/,
    ],
    [
      'up{{{matchers}}} > {{entity}}',
      /there is only \{\{matchers\}\}, \{\{by\}\}/,
    ],
    ['up{{{matchers}}} > {{ by }}', /double braces that are no placeholder/],
    ['up{{matchers}', /double braces/],
    ['up{job="a"}', /must hold \{\{matchers\}\}/],
    ['up', /must hold \{\{matchers\}\}/],
  ])('refuses %s', (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});
