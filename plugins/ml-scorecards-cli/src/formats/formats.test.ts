import { answer, checkResult } from '../__testUtils__/answer';
import { judge } from '../judge';
import { Format, FORMATS, formatters } from '.';

const failed = judge(answer(), { level: 'silver' });
const passed = judge(answer(), { level: 'bronze', maxGap: 5 });
const untold = {
  entityRef: 'component:default/fraud',
  message: 'The portal is down.',
  fails: true,
};

const print = (format: Format, verdict = failed) =>
  formatters[format].verdict(verdict).join('\n');

describe('text', () => {
  it('says what is missing, why, and what to do', () => {
    expect(print('text')).toBe(
      `FAILED  component:default/fraud: level bronze, tier 2, which owes silver; 2 required checks missing; score 67 %, coverage none
The level is bronze, and silver is asked for.

Missing, in the order in which to mend it:

UNKNOWN  About first (first, silver, required)
         why  Git was read too long ago.
         do   Mend it.
         see  https://docs.example/checks/first.md
         see  https://git.example/fraud

FAIL     About later (later, silver)
         why  It asks that git.testFiles.size() > 0, and git.testFiles is [].
         do   Mend it.
         see  https://docs.example/checks/later.md
         see  https://git.example/fraud`,
    );
  });

  it('says in one line that all is well', () => {
    expect(print('text', passed)).toMatch(/^PASSED {2}component:.*none$/);
  });

  it('does not lead to a page that is not there', () => {
    const custom = checkResult('own', { custom: true });
    const text = print(
      'text',
      judge(answer({ level: 'none', checks: [custom] }), { level: 'bronze' }),
    );
    expect(text).not.toContain('docs.example');
    expect(text).toContain('https://git.example/fraud');
  });
});

describe('json', () => {
  it('holds the whole answer', () => {
    expect(JSON.parse(print('json'))).toEqual({
      ...answer(),
      outcome: 'below',
      wanted: { level: 'silver' },
      shortfalls: failed.shortfalls,
      missing: ['first', 'later'],
    });
    expect(JSON.parse(print('json', passed))).toMatchObject({
      outcome: 'passed',
      wanted: { level: 'bronze', maxGap: 5 },
      missing: [],
    });
  });
});

describe('github', () => {
  it('annotates each thing that is missing', () => {
    const commands = print('github')
      .split('\n')
      .filter(line => line.startsWith('::'));
    expect(commands).toEqual([
      '::error title=ML scorecard::The level is bronze%2C and silver is asked for.',
      '::error title=unknown%3A About first (first%2C silver%2C required)::Git was read too long ago. Mend it.',
      '::error title=fail%3A About later (later%2C silver)::It asks that git.testFiles.size() > 0%2C and git.testFiles is []. Mend it.',
    ]);
    expect(print('github', passed)).not.toContain('::error');
  });

  it('warns if it is told to go on', () => {
    const lines = formatters.github.untold({ ...untold, fails: false });
    expect(lines).toEqual([expect.stringMatching(/^::warning title=/)]);
  });
});

describe('junit', () => {
  it('is a test for what is asked for, and one for each missing check', () => {
    const xml = print('junit');
    expect(xml).toContain('tests="3" failures="3" errors="0" skipped="0"');
    expect(xml.match(/<testcase /g)).toHaveLength(3);
    expect(xml).toContain('name="level silver"');
    expect(xml).toContain(
      '<failure type="unknown" message="Git was read too long ago.">',
    );
    expect(print('junit', passed)).toContain(
      '<testcase classname="component:default/fraud" name="level bronze, gap of at most 5"></testcase>',
    );
  });

  it.each([
    [true, 'errors="1"', '<error message='],
    [false, 'skipped="1"', '<skipped message='],
  ])('tells apart what could not be told: %s', (fails, count, element) => {
    const xml = formatters.junit.untold({ ...untold, fails }).join('');
    expect(xml).toContain(count);
    expect(xml).toContain(element);
  });
});

describe('texts that others wrote', () => {
  const evil =
    'x\n::set-output name=a::b\r\n##vso[task.setvariable variable=a]b\u001b[31m ##[error] <a b="c">&\u202e]]>';
  const hostile = judge(
    answer({
      level: 'none',
      entityRef: `component:default/${evil}`,
      checks: [
        checkResult(evil, { title: evil, fix: evil, condition: evil }),
        checkResult('y', {
          state: 'unknown',
          reason: { code: 'source-error', message: evil },
        }),
      ],
      facts: {
        'git.testFiles': { description: evil, value: evil, link: evil },
      },
    }),
    { level: 'bronze' },
  );

  it.each(['text', 'github', 'junit'] as const)(
    'are nothing but text in %s',
    format => {
      const plain = judge(
        answer({
          level: 'none',
          checks: hostile.missing.map(({ id }) =>
            checkResult(id === 'y' ? id : 'x'),
          ),
        }),
        { level: 'bronze' },
      );
      const output = print(format, hostile);
      for (const line of [
        output,
        formatters[format].untold({ ...untold, message: evil }).join('\n'),
      ]
        .join('\n')
        .split('\n')) {
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}]|##\w*\[/u);
        expect(line).not.toMatch(/^\s*::(?!error title=)/);
      }
      expect(output.match(/^::error/gm)?.length).toBe(
        print(format, plain).match(/^::error/gm)?.length,
      );
    },
  );

  it('make no elements', () => {
    const elements = print('junit', hostile).match(/<\/?\w+/g) ?? [];
    expect(new Set(elements)).toEqual(
      new Set([
        '<testsuites',
        '<testsuite',
        '<testcase',
        '<failure',
        '</failure',
        '</testcase',
        '</testsuite',
        '</testsuites',
      ]),
    );
  });
});

it('has a way to say in each format that it could not be told', () => {
  for (const format of FORMATS) {
    const text = formatters[format].untold(untold).join('\n');
    expect(text).toContain('The portal is down.');
    expect(text).not.toMatch(/pass(ed)?\b/i);
  }
});
