import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';
import fc from 'fast-check';
import { parseProjectName } from './parseProjectName';

const PATH = 'feature_repo/feature_store.yaml';

const parse = (text: string) => parseProjectName(PATH, Buffer.from(text));

function failureOf(content: string | Buffer): CollectionFailure['error'] {
  try {
    parseProjectName(PATH, Buffer.from(content));
  } catch (error) {
    if (error instanceof CollectionFailure) return error.error;
    throw error;
  }
  throw new Error('It was understood');
}

// As `feast init` writes it, with what a team has added.
const REAL = `
project: fraud_detection
# By default, the registry is a file (but can be turned into a more scalable SQL-backed registry)
registry: data/registry.db
provider: local
online_store:
    type: postgres
    host: \${DB_HOST}
    password: "hunter2"
entity_key_serialization_version: 3
auth:
    type: no_auth
`;

describe('parseProjectName', () => {
  it.each([
    ['what Feast writes', REAL, 'fraud_detection'],
    ['a byte order mark and CRLF', '\ufeffproject: a\r\nprovider: x\r\n', 'a'],
    ['quotes and a comment', 'project: "acme-2" # of the team', 'acme-2'],
    ['letters of any language', 'project: größe', 'größe'],
    ['JSON', '{"project": "fraud"}', 'fraud'],
  ])('reads the name from %s', (_, text, name) => {
    expect(parse(text)).toBe(name);
  });

  it.each([
    'project: ${FEAST_PROJECT}',
    'project: "fraud_${STAGE}"',
    'project: $FEAST_PROJECT',
    'project: {{ cookiecutter.project }}',
    'project: "{{ project }}"',
    '{% if prod %}\nproject: fraud\n{% endif %}',
    'project: <%= project %>',
  ])('knows a template: %s', text => {
    expect(failureOf(text)).toEqual({
      code: 'misconfigured',
      message: `The file ${PATH} is a template, in which the project is filled in later. Name the project in the annotation feast.dev/project instead.`,
    });
  });

  it('takes a variable elsewhere for none of its business', () => {
    expect(parse('project: fraud\nregistry: ${REGISTRY}\n')).toBe('fraud');
  });

  it.each([
    ['nothing', ''],
    ['a text', 'hello'],
    ['a list', '- project: fraud'],
    ['something else', 'apiVersion: v1\nkind: Service\n'],
    ['an empty name', 'project: ""'],
    ['no name', 'project:'],
  ])('says that %s has no project', (_, text) => {
    expect(failureOf(text)).toEqual({
      code: 'misconfigured',
      message: expect.stringMatching(/^The file feature_repo.* has no project/),
    });
  });

  it.each([
    '_fraud',
    '-fraud',
    'fraud detection',
    'fraud/v1',
    '..',
    '"a\\nb"',
    '"\\ud800"',
    '7',
    'true',
    '[fraud]',
    '{name: fraud}',
    '{toString: 1}',
    'x'.repeat(257),
  ])('refuses the name %s', name => {
    expect(failureOf(`project: ${name}`)).toEqual({
      code: 'misconfigured',
      message: expect.stringMatching(
        /^The project in the file feature_repo\S+ is no name that Feast takes/,
      ),
    });
  });

  it.each([
    [
      'a syntax error',
      'project: a\nb: [1, 2\nc: 3\n',
      / \(line \d\)\. Correct/,
    ],
    ['merge markers', 'a: 1\n<<<<<<< HEAD\nb: 2\n', / \(line 2\)\. Correct/],
    ['a key twice', 'project: a\nproject: b\n', / \(line 2\)\. Correct/],
    ['deep nesting', `project: ${'['.repeat(5000)}`, / \(line 1\)\. Correct/],
    ['several documents', 'project: a\n---\nproject: b\n', /YAML\. Correct/],
    ['an unknown alias', 'project: *secret', /YAML\. Correct/],
    ['what is no text', Buffer.from([0xff, 0xfe]), /is not UTF-8 text\. /],
  ])('refuses %s', (_, content, message) => {
    expect(failureOf(content)).toEqual({
      code: 'bad-payload',
      message: expect.stringMatching(message),
    });
  });

  it('repeats nothing of what stands beside the project, which may be secret', () => {
    for (const text of [
      'project: a\npassword: *hunter2',
      'project: a\nhunter2: 1\nhunter2: 2',
      'project: a\npassword: "hunter2',
      'project: [hunter2]',
      'project: hunter2 hunter2',
      'password: hunter2',
    ]) {
      expect(failureOf(text).message).not.toContain('hunter2');
    }
  });

  it('answers whatever it is given', () => {
    const words = [
      'project',
      ': ',
      '\n',
      '{{',
      '${',
      '}',
      '[',
      '&a ',
      '*a',
      '"',
    ];
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc
            .array(fc.constantFrom(...words, 'x', '- ', '  '), {
              maxLength: 50,
            })
            .map(some => some.join('')),
        ),
        text => {
          let answer: unknown;
          try {
            answer = parse(text);
          } catch (error) {
            answer = error;
          }
          const isName = typeof answer === 'string' && /^[^_-]/.test(answer);
          expect(isName || answer instanceof CollectionFailure).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
