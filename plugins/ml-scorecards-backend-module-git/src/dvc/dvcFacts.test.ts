import { plain } from '../__testUtils__/collectAll';
import { dvcProject } from '../__testUtils__/dvcProject';
import { Files, repository } from '../__testUtils__/memoryRepository';
import { dvcFacts } from './dvcFacts';

const factsOf = async (files: Files, folder = '', canList = true) =>
  plain(await dvcFacts(repository(files, canList), folder));

const inFolder = (folder: string, files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, file]) => [`${folder}/${path}`, file]),
  );

const change = (path: string, from: string | RegExp, to: string): Files => {
  const changed = dvcProject[path].replace(from, to);
  expect(changed).not.toBe(dvcProject[path]);
  return { ...dvcProject, [path]: changed };
};

/** As if the stage read another file instead. */
const moved = (path: string): Files => ({
  ...change('dvc.lock', 'scripts/windows.py', path),
  'dvc.yaml': dvcProject['dvc.yaml'].replace('scripts/windows.py', path),
});

describe('dvcFacts', () => {
  it('finds a genuine project in step', async () => {
    expect(await factsOf(dvcProject)).toEqual({
      hasDvcProject: true,
      dvcStages: [
        'prepare',
        'build',
        'grid',
        'evaluate',
        'sub/dvc.yaml:report',
      ],
      dvcDagDepth: 4,
      lockStagesMissing: [],
      codeDepsOutOfSync: [],
      paramsOutOfSync: [],
      trackedData: [
        'data/raw.csv',
        'sub/report.txt',
        'work/3.txt',
        'work/cnn-1.txt',
        'work/cnn-2.txt',
        'work/mlp-1.txt',
        'work/mlp-2.txt',
        'work/prepared.txt',
        'work/small.txt',
        'work/true.txt',
      ],
      trackedBytes: 8 + 1 + 1 + 1 + 1 + 1 + 1 + 8 + 5 + 4,
      metricsFiles: ['eval/metrics.json'],
      trackedParams: [
        'eval/eval.yaml:limits',
        'eval/eval.yaml:threshold',
        'name',
        'seeds',
        'train.layers',
        'train.rate',
      ],
      seedParams: ['seeds'],
      unpinnedImports: [],
      declaredModels: ['classifier'],
      defaultRemoteUrl: 's3://bucket/path',
      remoteIsLocal: false,
      secretsInConfig: [],
    });
  });

  it('gives the same facts wherever in a repository the project is', async () => {
    const facts = await factsOf(
      inFolder('models/churn', dvcProject),
      'models/churn',
    );
    expect(facts).toEqual(await factsOf(dvcProject));
  });

  it('finds the only project below the folder, and asks which one if there are several', async () => {
    const one = inFolder('ml', dvcProject);
    expect(await factsOf(one)).toEqual(await factsOf(dvcProject));
    const reason =
      '? there are several DVC projects (ml, other): name the folder of one in the annotation dvc.org/project-path';
    expect(
      await factsOf({ ...one, ...inFolder('other', dvcProject) }),
    ).toMatchObject({
      hasDvcProject: true,
      dvcStages: reason,
      codeDepsOutOfSync: reason,
      remoteIsLocal: reason,
    });
  });

  it('takes the .dvc folder of a folder above', async () => {
    const { '.dvc/config': config, ...files } = dvcProject;
    expect(
      await factsOf(
        { ...inFolder('a/b', files), '.dvc/config': config },
        'a/b',
      ),
    ).toMatchObject({ defaultRemoteUrl: 's3://bucket/path' });
  });

  it('knows a folder without DVC', async () => {
    expect(
      await factsOf({ 'README.md': 'x', 'other/dvc.yaml': '' }, 'mine'),
    ).toEqual({
      hasDvcProject: false,
      dvcStages: [],
      trackedData: [],
      declaredModels: [],
      metricsFiles: [],
      trackedParams: [],
      seedParams: [],
    });
  });

  it('lists metrics and parameters of no stage, and seeds in a group', async () => {
    expect(
      await factsOf({
        'dvc.yaml':
          'stages:\n  train: {cmd: x, params: [train, {more.yaml: null}]}\nmetrics: [dvclive/metrics.json]\nparams: [dvclive/params.yaml]',
        'dvc.lock':
          "schema: '2.0'\nstages:\n  train:\n    params:\n      params.yaml: {train: {rate: 1, model: {random_state: 7}}}\n",
      }),
    ).toMatchObject({
      metricsFiles: ['dvclive/metrics.json'],
      trackedParams: ['dvclive/params.yaml', 'more.yaml', 'train'],
      seedParams: ['train.model.random_state'],
    });
  });

  it('links to the files that say so', async () => {
    const facts = await dvcFacts(repository(dvcProject), '');
    expect(facts.dvcStages?.link).toBe('https://host/dvc.yaml');
    expect(facts.codeDepsOutOfSync?.link).toBe('https://host/dvc.lock');
    expect(facts.defaultRemoteUrl?.link).toBe('https://host/.dvc/config');
  });

  describe('code', () => {
    it('names each file that differs from the lock', async () => {
      expect(
        await factsOf({
          ...dvcProject,
          'scripts/windows.py': 'print(3)\n',
          'scripts/write.py': '# changed',
        }),
      ).toMatchObject({
        codeDepsOutOfSync: ['scripts/windows.py', 'scripts/write.py'],
      });
    });

    it.each([
      [
        'LF where the lock has CRLF',
        { 'scripts/windows.py': 'print(1)\nprint(2)\n' },
      ],
      [
        'CRLF where the lock has LF',
        {
          'scripts/write.py': dvcProject['scripts/write.py'].replaceAll(
            '\n',
            '\r\n',
          ),
        },
      ],
    ])('does not mind line ends: %s', async (_, changed) => {
      expect(await factsOf({ ...dvcProject, ...changed })).toMatchObject({
        codeDepsOutOfSync: [],
      });
    });

    it('compares folders', async () => {
      expect(
        await factsOf({ ...dvcProject, 'code/lib/help.py': 'changed' }),
      ).toMatchObject({ codeDepsOutOfSync: ['code'] });
      expect(
        await factsOf({ ...dvcProject, 'code/new.py': 'new' }),
      ).toMatchObject({
        codeDepsOutOfSync: expect.stringMatching(
          /^\? .*folder code may cover files that Git does not hold/,
        ),
      });
    });

    it('names a dependency that the lock does not hold yet', async () => {
      expect(
        await factsOf({
          ...change('dvc.yaml', 'deps: [code,', 'deps: [new.py, code,'),
          'new.py': 'x',
        }),
      ).toMatchObject({ codeDepsOutOfSync: ['new.py'] });
    });

    const pointer =
      'version https://git-lfs.github.com/spec/v1\noid sha256:1\n';
    it.each<[string, Files, RegExp]>([
      [
        'too large',
        {
          'scripts/write.py': {
            problem: 'scripts/write.py is too large (> 1 MB)',
          },
        },
        /too large/,
      ],
      [
        'a Git LFS pointer',
        { 'scripts/write.py': pointer },
        /write.py is a Git LFS pointer/,
      ],
      [
        'outside of the repository',
        moved('../../x.py'),
        /\.\.\/\.\.\/x\.py of stage prepare cannot be followed/,
      ],
      ['strange', moved('scripts/a?ref=x'), /cannot be followed/],
    ])('is unknown when a file is %s', async (_, changed, reason) => {
      const files = { ...dvcProject, ...changed };
      expect((await factsOf(files)).codeDepsOutOfSync).toMatch(reason);
      // What is out of step for certain is said all the same.
      expect(
        await factsOf({ ...files, 'code/main.py': 'changed' }),
      ).toMatchObject({ codeDepsOutOfSync: expect.arrayContaining(['code']) });
    });

    it('takes what Git does not hold for data, unless it is code', async () => {
      const without = (path: string) =>
        factsOf({
          'dvc.yaml': `stages: {s: {cmd: x, deps: [${path}]}}`,
          'dvc.lock': `schema: '2.0'\nstages:\n  s:\n    deps:\n    - {path: ${path}, hash: md5, md5: 401b30e3b8b5d629635a5c613cdb7919, size: 2}\n`,
        });
      expect(await without('in/raw.csv')).toMatchObject({
        codeDepsOutOfSync: [],
        trackedData: ['in/raw.csv'],
      });
      // Somebody has deleted it, or never committed it.
      expect(await without('src/x.py')).toMatchObject({
        codeDepsOutOfSync:
          '? not all could be compared: src/x.py is not in Git',
        trackedData: [],
      });
    });

    it('leaves frozen and orphaned stages alone', async () => {
      const changed = { 'scripts/windows.py': 'changed' };
      expect(
        await factsOf({
          ...change(
            'dvc.yaml',
            '  prepare:\n',
            '  prepare:\n    frozen: true\n',
          ),
          ...changed,
        }),
      ).toMatchObject({
        codeDepsOutOfSync: [],
        trackedData: expect.not.arrayContaining(['scripts/windows.py']),
      });
      expect(
        await factsOf({
          ...change('dvc.yaml', '  prepare:\n', '  renamed:\n'),
          ...changed,
        }),
      ).toMatchObject({
        codeDepsOutOfSync: [],
        lockStagesMissing: ['renamed'],
      });
    });

    it('follows a dependency that the monorepo has beside the project', async () => {
      const lock = (md5: string) =>
        `schema: '2.0'\nstages:\n  s:\n    deps:\n    - {path: ../src/x.py, hash: md5, md5: ${md5}, size: 2}\n`;
      const files = {
        'a/dvc.yaml': 'stages: {s: {cmd: x, deps: [../src/x.py]}}',
        'src/x.py': 'x\n',
      };
      // printf 'x\n' | md5sum
      expect(
        await factsOf(
          { ...files, 'a/dvc.lock': lock('401b30e3b8b5d629635a5c613cdb7919') },
          'a',
        ),
      ).toMatchObject({ codeDepsOutOfSync: [] });
      expect(
        await factsOf({ ...files, 'a/dvc.lock': lock('0'.repeat(32)) }, 'a'),
      ).toMatchObject({ codeDepsOutOfSync: ['src/x.py'] });
    });
  });

  describe('stages', () => {
    it('are all missing without a lock, and nothing is in step then', async () => {
      expect(
        await factsOf({ 'dvc.yaml': 'stages: {a: {cmd: x}, b: {cmd: y}}' }),
      ).toMatchObject({
        lockStagesMissing: ['a', 'b'],
        codeDepsOutOfSync: '? dvc.lock holds none of the stages: run dvc repro',
        paramsOutOfSync: '? dvc.lock holds none of the stages: run dvc repro',
      });
    });

    it('are missing one by one where they are repeated', async () => {
      expect(
        await factsOf(change('dvc.yaml', '[small, true, 3]', '[small, large]')),
      ).toMatchObject({ lockStagesMissing: ['build@large'] });
    });

    it('are not guessed where they cannot be expanded', async () => {
      const reason = expect.stringMatching(
        /foreach in stage build cannot be told/,
      );
      expect(
        await factsOf(change('dvc.yaml', '[small, true, 3]', '${names}')),
      ).toMatchObject({
        dvcStages: expect.arrayContaining(['build']),
        lockStagesMissing: reason,
        codeDepsOutOfSync: reason,
        dvcDagDepth: reason,
      });
    });

    it.each([
      [
        'stages: {a: {cmd: x, deps: [b], outs: [a]}, b: {cmd: y, deps: [a], outs: [b]}}',
        '? the stages of dvc.yaml wait for one another in a circle',
      ],
      [
        'stages: {a: {cmd: x, outs: [d]}, b: {cmd: y, deps: [d/f], outs: [e/g]}, c: {cmd: z, deps: [e]}, d: {cmd: z}}',
        3,
      ],
      ['stages: {}', 0],
    ])('form a chain: %s', async (yaml, depth) => {
      expect(await factsOf({ 'dvc.yaml': yaml })).toMatchObject({
        dvcDagDepth: depth,
      });
    });
  });

  describe('parameters', () => {
    it.each<[string, Files, string[]]>([
      [
        'a value',
        change('params.yaml', 'rate: 0.001', 'rate: 0.002'),
        ['train.rate'],
      ],
      ['a list', change('params.yaml', '[8, 16]', '[8, 32]'), ['train.layers']],
      ['a type', change('params.yaml', 'seeds: 7', 'seeds: "7"'), ['seeds']],
      [
        'a parameter that is gone',
        change('params.yaml', 'seeds: 7', 'other: 7'),
        ['seeds'],
      ],
      [
        'a nested value of a whole file',
        change('eval/eval.yaml', 'low: 1', 'low: 2'),
        ['eval/eval.yaml:limits'],
      ],
      [
        'a new parameter of a whole file',
        {
          ...dvcProject,
          'eval/eval.yaml': `${dvcProject['eval/eval.yaml']}more: 1\n`,
        },
        ['eval/eval.yaml:more'],
      ],
      [
        'a parameter in another folder',
        change('params.yaml', 'name: "yes"', 'name: "no"'),
        ['name'],
      ],
      [
        'a parameter that the lock does not hold',
        change(
          'dvc.yaml',
          'train.layers, seeds]',
          'train.layers, seeds, name]',
        ),
        ['name'],
      ],
      [
        'what the stage reads no more',
        change('dvc.yaml', 'train.layers, seeds]', 'train.layers]'),
        [],
      ],
    ])('names %s', async (_, files, expected) => {
      expect(await factsOf(files)).toMatchObject({ paramsOutOfSync: expected });
    });

    describe('of any file', () => {
      const project = (file: string, content: string, locked: string) => ({
        'dvc.yaml': `stages: {train: {cmd: x, params: [{${file}: [train.rate]}]}}`,
        'dvc.lock': `schema: '2.0'\nstages: {train: {cmd: x, params: {${file}: {train.rate: ${locked}}}}}`,
        [file]: content,
      });
      it.each([
        ['p.json', '{"train": {"rate": 0.1}}', '0.1', []],
        ['p.toml', '[train]\nrate = 0.1', '0.1', []],
        ['p.toml', '[train]\nrate = 0.2', '0.1', ['p.toml:train.rate']],
        ['p.toml', '[train]\nrate = {a = [1, "b"]}', '{a: [1, b]}', []],
        [
          'p.toml',
          'train = ',
          '0.1',
          expect.stringMatching(/p\.toml line 1: cannot be read as TOML/),
        ],
        [
          'p.toml',
          '[train]\nrate = 2026-03-01',
          '2026-03-01',
          expect.stringMatching(/holds a date/),
        ],
        [
          'p.py',
          'train = 1',
          '1',
          expect.stringMatching(/only be read from YAML, JSON or TOML/),
        ],
        // The same number to JavaScript.
        [
          'p.yaml',
          'train: {rate: 12345678901234567891}',
          '12345678901234567890',
          expect.stringMatching(/too many digits/),
        ],
        [
          'p.json',
          '{"train": {"rate": [12345678901234567891]}}',
          '[12345678901234567890]',
          expect.stringMatching(/too many digits/),
        ],
      ])('%s: %s against %s', async (file, content, locked, expected) => {
        const { paramsOutOfSync } = await factsOf(
          project(file, content, locked),
        );
        expect(paramsOutOfSync).toEqual(expected);
      });
    });

    it('is unknown when the file cannot be read', async () => {
      const facts = await factsOf({ ...dvcProject, 'params.yaml': 'a: [' });
      expect(facts.paramsOutOfSync).toMatch(/params\.yaml line 1: /);
      expect(facts.codeDepsOutOfSync).toEqual([]);
    });
  });

  describe('broken files', () => {
    it('turn to unknown what depends on dvc.yaml, and no more', async () => {
      const broken = 'stages:\n<<<<<<< HEAD\n  a: {cmd: x}\n';
      const because = '? dvc.yaml line 2: merge conflict markers';
      expect(
        await factsOf({ ...dvcProject, 'dvc.yaml': broken }),
      ).toMatchObject({
        hasDvcProject: true,
        dvcStages: because,
        declaredModels: because,
        lockStagesMissing: because,
        codeDepsOutOfSync: because,
        paramsOutOfSync: because,
        trackedData: because,
        unpinnedImports: [],
        defaultRemoteUrl: 's3://bucket/path',
      });
    });

    it('turn to unknown what depends on dvc.lock, and no more', async () => {
      expect(
        await factsOf({ ...dvcProject, 'dvc.lock': 'stages: [' }),
      ).toMatchObject({
        dvcStages: expect.arrayContaining(['prepare']),
        declaredModels: ['classifier'],
        lockStagesMissing: expect.stringMatching(/^\? dvc\.lock line 1: /),
        codeDepsOutOfSync: expect.stringMatching(/^\? dvc\.lock line 1: /),
      });
    });

    it('turn to unknown what depends on a *.dvc file, and no more', async () => {
      const because = expect.stringMatching(
        /^\? data\/raw\.csv\.dvc has not the expected shape/,
      );
      expect(
        await factsOf({ ...dvcProject, 'data/raw.csv.dvc': '- x' }),
      ).toMatchObject({
        trackedData: because,
        trackedBytes: because,
        unpinnedImports: because,
        codeDepsOutOfSync: [],
      });
    });

    it('turn to unknown what depends on .dvc/config, and no more', async () => {
      expect(
        await factsOf({ ...dvcProject, '.dvc/config': '[core' }),
      ).toMatchObject({
        defaultRemoteUrl: '? .dvc/config line 1: section is not closed',
        secretsInConfig: '? .dvc/config line 1: section is not closed',
        codeDepsOutOfSync: [],
      });
    });
  });

  describe('without a listing', () => {
    it('says what is there', async () => {
      expect(await factsOf(dvcProject, '', false)).toMatchObject({
        hasDvcProject: true,
        dvcStages: ['prepare', 'build', 'grid', 'evaluate'],
        codeDepsOutOfSync: expect.stringMatching(
          /cannot list the files of folder code/,
        ),
        unpinnedImports: expect.stringMatching(/cannot list files/),
        trackedBytes: expect.stringMatching(/cannot list files/),
        defaultRemoteUrl: 's3://bucket/path',
      });
    });

    it('never says that something is absent', async () => {
      const facts = await factsOf({ 'README.md': 'x' }, '', false);
      expect(facts.hasDvcProject).toMatch(/^\? .*cannot list files/);
      expect(facts.trackedData).toMatch(/^\? /);
    });
  });
});
