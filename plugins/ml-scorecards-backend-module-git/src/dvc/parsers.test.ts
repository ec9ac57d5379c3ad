import fc from 'fast-check';
import {
  findDefaultRemote,
  findSecrets,
  withoutCredentials,
} from './configFacts';
import { expandStage } from './expandStage';
import { parseDvcConfig } from './parseDvcConfig';
import { parseDvcFile } from './parseDvcFile';
import { parseDvcLock } from './parseDvcLock';
import { parseDvcYaml } from './parseDvcYaml';

describe('parseDvcYaml', () => {
  it('reads stages, outputs of all kinds, parameters and models', () => {
    const parsed = parseDvcYaml(
      'dvc.yaml',
      `
stages:
  train:
    cmd: [one, two]
    wdir: src
    frozen: true
    deps: [a.py]
    params:
      - lr
      - other.yaml: [x, y]
      - whole.json:
    outs:
      - model.pkl
      - kept.txt: {cache: false, persist: true}
    metrics:
      - m.json: {cache: false}
    plots:
      - p.csv:
artifacts:
  churn: {path: model.pkl, type: Model}
  data: {path: x}
`,
    );
    if ('problem' in parsed) throw new Error(parsed.problem);
    expect(parsed.value.models).toEqual(['churn']);
    expect([...parsed.value.stages]).toEqual([
      [
        'train',
        {
          wdir: 'src',
          frozen: true,
          deps: ['a.py'],
          metrics: ['m.json'],
          params: [
            { file: 'params.yaml', keys: ['lr'] },
            { file: 'other.yaml', keys: ['x', 'y'] },
            { file: 'whole.json' },
          ],
          outs: [
            { path: 'model.pkl', cached: true },
            { path: 'kept.txt', cached: false },
            { path: 'm.json', cached: false },
            { path: 'p.csv', cached: true },
          ],
        },
      ],
    ]);
  });

  it.each(['', 'metrics:\n  - m.json\n', 'stages:\n'])(
    'takes a file without stages: %j',
    text => {
      expect(parseDvcYaml('dvc.yaml', text)).toMatchObject({
        value: { stages: new Map(), models: [] },
      });
    },
  );

  it.each([
    '- a\n- b',
    'just text',
    'stages: 3',
    'stages: [a]',
    'stages: {a: 1}',
    'stages: {a: {deps: b}}',
    'artifacts: []',
  ])('names a wrong shape: %j', text => {
    expect(parseDvcYaml('dvc.yaml', text)).toEqual({
      problem: expect.stringMatching(/^dvc.yaml has not the expected shape/),
    });
  });
});

describe('expandStage', () => {
  const names = (stages: string) => {
    const parsed = parseDvcYaml('dvc.yaml', `stages: {s: ${stages}}`);
    if ('problem' in parsed) throw new Error(parsed.problem);
    const expanded = expandStage('s', parsed.value.stages.get('s')!);
    return 'names' in expanded ? expanded.names : undefined;
  };

  it.each([
    ['{cmd: x}', ['s']],
    ['{foreach: [a, true, 3], do: {cmd: x}}', ['s@a', 's@true', 's@3']],
    ['{foreach: [{a: 1}, b], do: {cmd: x}}', ['s@0', 's@1']],
    ['{foreach: {eu: {a: 1}, us: 2}, do: {cmd: x}}', ['s@eu', 's@us']],
    [
      '{matrix: {m: [a, b], n: [1, {x: 1}]}, cmd: x}',
      ['s@a-1', 's@a-n1', 's@b-1', 's@b-n1'],
    ],
  ])('expands %s', (stage, expected) => {
    expect(names(stage)).toEqual(expected);
  });

  it.each([
    '{foreach: "${models}", do: {cmd: x}}',
    '{foreach: ["${a}"], do: {cmd: x}}',
    '{foreach: [1.0, 2.5], do: {cmd: x}}',
    '{foreach: [null], do: {cmd: x}}',
    '{matrix: "${m}", cmd: x}',
    '{matrix: {m: "${m}"}, cmd: x}',
  ])('does not guess %s', stage => {
    expect(names(stage)).toBeUndefined();
  });

  it('does not let a matrix explode', () => {
    const axis = `[${Array.from({ length: 100 }, (_, i) => i).join(',')}]`;
    expect(
      names(`{matrix: {a: ${axis}, b: ${axis}, c: ${axis}}, cmd: x}`),
    ).toBeUndefined();
  });
});

describe('parseDvcLock', () => {
  it.each([
    [
      '2.0',
      "schema: '2.0'\nstages:\n  train:\n    deps:\n    - {path: a.py, md5: abc, size: 3}\n",
    ],
    ['1.0', 'train:\n  deps:\n  - {path: a.py, md5: abc, size: 3}\n'],
  ])('reads schema %s', (_, text) => {
    expect(parseDvcLock('dvc.lock', text)).toEqual({
      value: new Map([
        [
          'train',
          {
            deps: [{ path: 'a.py', md5: 'abc', hashed: true, size: 3 }],
            outs: [],
            params: new Map(),
          },
        ],
      ]),
    });
  });

  it.each(['', "schema: '2.0'\n"])('takes a lock without stages: %j', text => {
    expect(parseDvcLock('dvc.lock', text)).toEqual({ value: new Map() });
  });

  it.each([
    '- a',
    'train: 3',
    "schema: '2.0'\nstages: 3",
    "schema: '2.0'\nstages: {a: {deps: [b]}}",
  ])('names a wrong shape: %j', text => {
    expect(parseDvcLock('dvc.lock', text)).toEqual({
      problem: expect.stringMatching(/^dvc.lock has not the expected shape/),
    });
  });
});

describe('parseDvcFile', () => {
  it.each([
    [
      'DVC 3',
      'outs:\n- {md5: abc, size: 8, hash: md5, path: raw.csv}\n',
      [{ path: 'raw.csv', md5: 'abc', hashed: true, size: 8 }],
      false,
    ],
    [
      'a hash at the top',
      'md5: abc\n',
      [{ path: 'raw.csv', md5: 'abc', hashed: true }],
      false,
    ],
    [
      'a cloud version',
      'outs:\n- path: raw.csv\n  cloud: {s3: {etag: x}}\n',
      [{ path: 'raw.csv', hashed: true }],
      false,
    ],
    [
      'not hashed yet',
      'outs:\n- path: raw.csv\n',
      [{ path: 'raw.csv', hashed: false }],
      false,
    ],
    [
      'a pinned import',
      'deps:\n- {path: x, repo: {url: u, rev_lock: abc}}\nouts:\n- {md5: a, path: x}\n',
      [{ path: 'x', md5: 'a', hashed: true }],
      false,
    ],
    [
      'an import without revision',
      'deps:\n- {path: x, repo: {url: u}}\nouts:\n- {md5: a, path: x}\n',
      [{ path: 'x', md5: 'a', hashed: true }],
      true,
    ],
  ])('reads %s', (_, text, outs, importsUnpinned) => {
    expect(parseDvcFile('data/raw.csv.dvc', text)).toEqual({
      value: { wdir: '.', outs, importsUnpinned },
    });
  });
});

describe('parseDvcConfig', () => {
  const read = (text: string) => {
    const parsed = parseDvcConfig('.dvc/config', text);
    if ('problem' in parsed) throw new Error(parsed.problem);
    return parsed.value;
  };

  it('reads what ConfigObj reads', () => {
    const config = read(`# comment
[core]
    remote = Store  # the one
[ 'remote "store"' ] # here
url = s3://bucket/path#not-this
Quoted = 'a # b'
empty =
note = """two
lines"""
`);
    expect([...config.get('core')!]).toEqual([['remote', 'Store']]);
    expect([...config.get('remote "store"')!]).toEqual([
      ['url', 's3://bucket/path'],
      ['quoted', 'a # b'],
      ['empty', ''],
      ['note', 'two\nlines'],
    ]);
  });

  it('lets the last of repeated sections win', () => {
    const config = read(
      `['remote "a"']\nurl = one\nx = 1\n[core]\nremote = a\n['remote "a"']\nurl = two\n`,
    );
    expect([...config.get('remote "a"')!]).toEqual([
      ['url', 'two'],
      ['x', '1'],
    ]);
    expect(findDefaultRemote(config)).toEqual({ url: 'two', isLocal: true });
  });

  it.each([
    ['[core\nremote = x', '.dvc/config line 1: section is not closed'],
    [
      '[core]\nremote',
      '.dvc/config line 2: neither a section nor "option = value"',
    ],
    ["[core]\nremote = 'x", '.dvc/config line 2: quote is not closed'],
    [
      '[core]\n<<<<<<< HEAD\nremote = x',
      '.dvc/config line 2: merge conflict markers',
    ],
  ])('names what is wrong with %j', (text, problem) => {
    expect(parseDvcConfig('.dvc/config', text)).toEqual({ problem });
  });

  it.each([
    ['s3://b/p', false],
    ['ssh://me@host/p', false],
    ['/mnt/x', true],
    ['../x', true],
    ['C:\\data', true],
    ['file:///x', true],
  ])('knows whether %s is on one machine', (url, isLocal) => {
    const config = read(
      `[core]\nremote = a\n['remote "a"']\nurl = ${url}\n['remote "b"']\nurl = /elsewhere\n`,
    );
    expect(findDefaultRemote(config)).toEqual({ url, isLocal });
  });

  it('follows remotes that build on others, and not in circles', () => {
    expect(
      findDefaultRemote(
        read(
          `[core]\nremote = a\n['remote "a"']\nurl = remote://b/x\n['remote "b"']\nurl = s3://c/\n`,
        ),
      ),
    ).toEqual({ url: 's3://c/x', isLocal: false });
    expect(
      findDefaultRemote(
        read(`[core]\nremote = a\n['remote "a"']\nurl = remote://a/x\n`),
      ),
    ).toBeUndefined();
  });

  it('finds no default remote where none is named or it is not defined', () => {
    expect(
      findDefaultRemote(read(`['remote "a"']\nurl = s3://x\n`)),
    ).toBeUndefined();
    expect(findDefaultRemote(read(`[core]\nremote = a\n`))).toBeUndefined();
  });

  it('names secrets and never shows them', () => {
    const config = read(
      `[core]\nremote = a\n['remote "a"']\nurl = https://user:hunter2@host/p?sig=abc\nsecret_access_key = AKIA\npassword =\nask_password = true\nregion = eu\n`,
    );
    expect(findSecrets(config)).toEqual([
      'remote.a.secret_access_key',
      'remote.a.url',
    ]);
    expect(findDefaultRemote(config)?.url).toBe('https://host/p');
    expect(withoutCredentials('ssh://me:pw@host:22/p')).toBe(
      'ssh://me@host:22/p',
    );
  });
});

describe('all parsers', () => {
  it.each([
    ['dvc.yaml', parseDvcYaml],
    ['dvc.lock', parseDvcLock],
    ['x.dvc', parseDvcFile],
    ['.dvc/config', parseDvcConfig],
  ])('answer whatever %s holds', (file, parse) => {
    const words = fc.array(
      fc.constantFrom(
        'stages',
        'schema',
        'outs',
        'deps',
        'params',
        'foreach',
        'do',
        'matrix',
        'path',
        'md5',
        'repo',
        'wdir',
        '[core]',
        "['remote",
        '"',
        "'",
        '"""',
        '=',
        '#',
        ': ',
        '- ',
        '\n',
        '  ',
        '{',
        '}',
        '[',
        ']',
        ',',
        '__proto__',
        '1',
        'null',
        '${x}',
      ),
      { maxLength: 100 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          words.map(parts => parts.join('')),
        ),
        text => {
          const parsed = parse(file, text);
          expect('value' in parsed || parsed.problem.startsWith(file)).toBe(
            true,
          );
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const parsed = parse(file, JSON.stringify(value));
        expect('value' in parsed || parsed.problem.startsWith(file)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
