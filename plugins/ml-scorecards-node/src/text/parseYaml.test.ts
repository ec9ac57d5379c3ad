import fc from 'fast-check';
import { parseYaml } from './parseYaml';

describe('parseYaml', () => {
  it.each([
    ['empty', '', null],
    ['mapping', 'a: 1\nb: [x, {c: d}]\n', { a: 1, b: ['x', { c: 'd' }] }],
    [
      'YAML 1.2, where yes and 010 are what they look like',
      'a: yes\nb: 010',
      { a: 'yes', b: 10 },
    ],
    [
      'merge keys',
      'a: &a {x: 1}\nb:\n  <<: *a\n  y: 2',
      { a: { x: 1 }, b: { x: 1, y: 2 } },
    ],
    [
      'aliases as values of a list',
      'a: &a 1\nb: [*a, *a]',
      { a: 1, b: [1, 1] },
    ],
    ['CRLF', 'a: 1\r\nb: 2\r\n', { a: 1, b: 2 }],
    ['JSON', '{"a": {"b": [1, 2]}}', { a: { b: [1, 2] } }],
    [
      'a rule of equals signs in a text',
      'a: |\n  =======\n  b\n',
      { a: '=======\nb\n' },
    ],
  ])('reads %s', (_, text, value) => {
    expect(parseYaml('f', text)).toEqual({ value });
  });

  it.each([
    [
      'merge markers',
      'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n',
      'f line 2: merge conflict markers',
    ],
    ['a syntax error', 'a: 1\nb: [1, 2\nc: 3\n', /^f line \d: /],
    [
      'a key twice',
      'a: 1\nb: 2\na: 3\n',
      'f line 3: the key "a" is there twice',
    ],
    [
      'two documents',
      'a: 1\n---\nb: 2\n',
      'f holds more than one YAML document',
    ],
    ['an unknown alias', 'a: *b', /^f: Unresolved alias/],
    [
      'a mapping as a key',
      '? {a: b}\n: c',
      'f line 1: keys must be plain texts',
    ],
    [
      'a mapping as a key in a list',
      '[{a: b}: c]',
      'f line 1: keys must be plain texts',
    ],
    ['deep nesting', '['.repeat(1000), 'f line 1: nested too deeply'],
  ])('refuses %s', (_, text, problem) => {
    const parsed = parseYaml('f', text);
    expect('problem' in parsed && parsed.problem).toMatch(problem);
  });

  it('refuses a bomb of aliases', () => {
    const levels = 'abcdefghi'.split('');
    const bomb = [
      'a0: &a0 [x]',
      ...levels.map(
        (_, i) =>
          `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`,
      ),
    ].join('\n');
    expect(parseYaml('f', bomb)).toEqual({
      problem: 'f repeats parts of itself (YAML aliases) too often to be read',
    });
    const merging = [
      'a0: &a0 {x: 1}',
      ...Array.from(
        { length: 40 },
        (_, i) => `a${i + 1}: &a${i + 1} {<<: [*a${i}, *a${i}]}`,
      ),
    ].join('\n');
    expect(parseYaml('f', merging)).toHaveProperty('problem');
  });

  // Each of them keeps the YAML library busy for minutes or longer when it is let in.
  it.each([
    '? ',
    '{',
    '[{',
    '- ? ',
    '[? ',
    '{? ',
    '"',
    '&a ',
    'a: &x *x\n',
    '!a ',
    '[,',
    '- ',
  ])(
    'is done soon with a file full of %j',
    part => {
      const started = Date.now();
      parseYaml('f', part.repeat(1024 * 1024).slice(0, 1024 * 1024));
      parseYaml('f', part.repeat(2000));
      expect(Date.now() - started).toBeLessThan(15_000);
    },
    30_000,
  );

  it('answers whatever it is given', () => {
    const yamlish = fc.array(
      fc.constantFrom(
        'a',
        ': ',
        '- ',
        '\n',
        '  ',
        '{',
        '}',
        '[',
        ']',
        ',',
        '&x ',
        '*x',
        '? ',
        '|',
        '>',
        '"',
        "'",
        '#',
        '!t ',
        '%',
        '<<: ',
        '---\n',
        '\t',
        '1',
      ),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          yamlish.map(parts => parts.join('')),
        ),
        text => {
          const parsed = parseYaml('f', text);
          expect('value' in parsed || parsed.problem.startsWith('f')).toBe(
            true,
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});
