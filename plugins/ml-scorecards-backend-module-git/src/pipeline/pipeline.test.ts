import { plain } from '../__testUtils__/collectAll';
import { Files, repository } from '../__testUtils__/memoryRepository';
import { readEnvironment } from '../environment/environmentFacts';
import { mlprojectFacts } from './mlprojectFacts';
import { pipelineToolsFact } from './pipelineToolsFact';

const factsOf = async (files: Files, folders = [''], canList = true) => {
  const repo = repository(files, canList);
  const { facts, packages } = await readEnvironment(repo, folders);
  const mlproject = await mlprojectFacts(repo, folders);
  return plain({
    ...facts,
    ...mlproject,
    pipelineTools: pipelineToolsFact(repo, folders, packages, mlproject),
  });
};

describe('MLproject', () => {
  it('names its entry points', async () => {
    expect(
      await factsOf({
        MLproject:
          'name: churn\npython_env: python_env.yaml\nentry_points:\n  main:\n    command: python train.py\n  validate: {command: x}\n',
      }),
    ).toMatchObject({
      mlprojectEntryPoints: ['main', 'validate'],
      pipelineTools: ['MLflow'],
    });
  });

  it('may be further down, and the nearest counts', async () => {
    expect(
      await factsOf({
        'a/b/MLproject': 'entry_points: {deep: {}}',
        'train/mlproject': 'entry_points: {near: {}}',
      }),
    ).toMatchObject({ mlprojectEntryPoints: ['near'] });
    expect(
      await factsOf({ 'other/MLproject': 'entry_points: {x: {}}' }, ['mine']),
    ).toMatchObject({ mlprojectEntryPoints: [] });
  });

  it('without entry points has none, and one with merge markers is not understood', async () => {
    expect(await factsOf({ MLproject: 'name: x' })).toMatchObject({
      mlprojectEntryPoints: [],
    });
    expect(
      await factsOf({ MLproject: '<<<<<<< HEAD\nname: x\n' }),
    ).toMatchObject({
      mlprojectEntryPoints: '? MLproject line 1: merge conflict markers',
      pipelineTools: '? MLproject line 1: merge conflict markers',
    });
  });

  it('is present or unknown on a host that cannot list', async () => {
    expect(
      await factsOf({ MLproject: 'entry_points: {m: {}}' }, [''], false),
    ).toMatchObject({ mlprojectEntryPoints: ['m'] });
    expect(await factsOf({}, [''], false)).toMatchObject({
      mlprojectEntryPoints: expect.stringMatching(/^\? .*cannot list files/),
      pipelineTools: expect.stringMatching(/^\? /),
    });
  });
});

describe('what the environment asks for', () => {
  it('follows included files', async () => {
    expect(
      await factsOf({
        'requirements.txt': '-r requirements/train.txt\nnumpy==1',
        'requirements/train.txt': 'horovod==1\nkfp==2',
        Snakefile: 'rule all:',
      }),
    ).toMatchObject({
      distributedLibraries: ['horovod'],
      pipelineTools: ['Kubeflow Pipelines', 'Snakemake'],
    });
  });

  it('is not told by a lock file, which has what others need, too', async () => {
    expect(await factsOf({ 'poetry.lock': 'name = "pyspark"' })).toMatchObject({
      environmentPinned: true,
      distributedLibraries: expect.stringMatching(/^\? poetry.lock also holds/),
    });
    expect(
      await factsOf({
        'uv.lock': 'name = "distributed"',
        'pyproject.toml': '[project]\ndependencies = ["pandas"]',
      }),
    ).toMatchObject({ environmentPinned: true, distributedLibraries: [] });
  });

  it('is nothing in a repository without any such file', async () => {
    expect(await factsOf({ 'README.md': 'hi' })).toMatchObject({
      environmentFiles: [],
      environmentPinned: false,
      distributedLibraries: [],
      pipelineTools: [],
    });
  });

  it('says what is certain when a file is broken', async () => {
    const broken = { 'pyproject.toml': '[project', 'setup.cfg': '' };
    expect(await factsOf(broken)).toMatchObject({
      distributedLibraries: expect.stringMatching(/^\? pyproject.toml line 1/),
    });
    expect(
      await factsOf({ ...broken, 'requirements.txt': 'pyspark==3.5.0' }),
    ).toMatchObject({ distributedLibraries: ['pyspark'] });
  });

  it.each([
    ['[project]\ndependencies = ["a==1.0", "b==2.1.0"]', true],
    ['[project]\ndependencies = ["a==1.0", "b>=2"]', false],
    ['[tool.poetry.dependencies]\npython = "^3.11"\na = "1.2.3"', true],
    ['[tool.poetry.dependencies]\na = "^1.2.3"', false],
    ['[tool.ruff]\nline-length = 80', false],
    [
      '[project]\ndynamic = ["dependencies"]',
      expect.stringMatching(/^\? the versions in pyproject.toml are decided/),
    ],
  ])('of %j alone is pinned: %s', async (text, pinned) => {
    expect(await factsOf({ 'pyproject.toml': text })).toMatchObject({
      environmentPinned: pinned,
    });
  });

  it.each([
    'poetry.lock',
    'uv.lock',
    'pdm.lock',
    'pixi.lock',
    'conda-lock.yml',
    'Pipfile.lock',
    'pylock.toml',
    // Of rye and pip-tools.
    'requirements.lock',
    'requirements-dev.lock',
  ])('is pinned by %s, whatever its manifest leaves open', async lock => {
    expect(
      await factsOf({
        'pyproject.toml': '[project]\ndependencies = ["a>=1"]',
        'requirements.txt': 'a>=1',
        [lock]: '',
      }),
    ).toMatchObject({ environmentPinned: true });
  });

  it('with merge markers is unknown', async () => {
    expect(
      await factsOf({
        'requirements.txt':
          '<<<<<<< HEAD\na==1\n=======\na==2\n>>>>>>> other\n',
      }),
    ).toMatchObject({
      environmentPinned: '? requirements.txt line 1: merge conflict markers',
    });
  });

  it('of a setup.py alone may be anything', async () => {
    expect(
      await factsOf({ 'setup.py': 'setup(install_requires=deps())' }),
    ).toMatchObject({
      environmentPinned: expect.stringMatching(/^\? the versions in setup.py/),
    });
  });
});
