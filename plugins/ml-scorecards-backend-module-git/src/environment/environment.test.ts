import fc from 'fast-check';
import { parseCondaEnvironment } from './condaEnvironment';
import { parseRequirements } from './requirements';

describe('parseRequirements', () => {
  it.each([
    'numpy==1.26.4',
    'numpy === 1.26.4',
    'pandas[parquet,s3]==2.2.0 ; python_version >= "3.9"',
    'numpy==1.26.4 # the last',
    'numpy==1.26.4,>=1.0',
    'numpy==1.26.4 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb',
    'tool @ https://host/tool-1.0-py3-none-any.whl#sha256=a',
    'git+https://host/a/b.git@0123456789abcdef0123456789abcdef01234567#egg=b',
    '-e git+ssh://git@host/a/b@0123456#egg=b',
  ])('takes %j for pinned', line => {
    expect(parseRequirements(line)).toEqual({
      count: 1,
      unpinned: [],
      includes: [],
    });
  });

  it.each([
    ['numpy', 'numpy'],
    ['numpy>=1.26', 'numpy'],
    ['numpy~=1.26.4', 'numpy'],
    ['numpy==1.*', 'numpy'],
    ['numpy<2; python_version == "3.9"', 'numpy'],
    ['pandas[parquet]', 'pandas'],
    ['tool @ git+https://host/a/b@main', 'tool'],
  ])('does not take %j for pinned', (line, name) => {
    expect(parseRequirements(line)).toMatchObject({
      count: 1,
      unpinned: [name],
    });
  });

  it('leaves out options, comments and the code itself, and follows includes', () => {
    expect(
      parseRequirements(
        '# all\n\n--index-url https://x\n-i https://x\n-e .\n./lib\n-r base.txt\n--requirement=more.txt\n-c limits.txt\n',
      ),
    ).toEqual({ count: 0, unpinned: [], includes: ['base.txt', 'more.txt'] });
  });

  it('answers whatever it is given, and soon', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(parseRequirements(text).count).toBeGreaterThanOrEqual(0);
      }),
    );
    const started = Date.now();
    for (const part of [
      'a',
      ' ',
      '=',
      'a@',
      '\\\n',
      '==1',
      '# ',
      'a\n',
      '@ ',
      '://',
      ',',
    ]) {
      parseRequirements(part.repeat(1024 * 1024).slice(0, 1024 * 1024));
    }
    expect(Date.now() - started).toBeLessThan(20_000);
  }, 60_000);
});

describe('parseCondaEnvironment', () => {
  it.each([
    [
      'dependencies: [python=3.11, "numpy=1.26.4=py311", conda-forge::scipy==1.11, pip, {pip: [x==1]}]',
      4,
      [],
    ],
    [
      'dependencies: [python, "numpy>=1", "scipy=1.*", {pip: [x]}]',
      4,
      ['python', 'numpy', 'scipy', 'x'],
    ],
    ['name: x', 0, []],
  ])('reads %s', (text, count, unpinned) => {
    expect(parseCondaEnvironment('environment.yml', text)).toEqual({
      value: { count, unpinned, includes: [] },
    });
  });

  it('reads what MLflow writes', () => {
    expect(
      parseCondaEnvironment(
        'python_env.yaml',
        'python: 3.11.2\nbuild_dependencies: [pip]\ndependencies:\n- -r requirements.txt\n',
      ),
    ).toEqual({
      value: { count: 0, unpinned: [], includes: ['requirements.txt'] },
    });
  });

  it('says so where the file is no environment', () => {
    expect(parseCondaEnvironment('conda.yaml', 'dependencies: numpy')).toEqual({
      problem: expect.stringMatching(/^conda.yaml has not the expected shape/),
    });
  });
});
