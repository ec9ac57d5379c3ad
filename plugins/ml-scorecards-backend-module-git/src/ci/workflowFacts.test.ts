import { plain } from '../__testUtils__/collectAll';
import { Files, repository } from '../__testUtils__/memoryRepository';
import { workflowFacts } from './workflowFacts';

const factsOf = async (files: Files, folders = [''], canList = true) =>
  plain(await workflowFacts(repository(files, canList), folders));

/** A workflow with one job that runs these steps. */
const workflow = (...runs: string[]) =>
  `on: push\njobs:\n  all:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n${runs
    .map(run => `      - run: ${JSON.stringify(run)}\n`)
    .join('')}`;

const CI = '.github/workflows/ci.yml';
const tests = { testWorkflows: [CI], trainingWorkflows: [] };
const trains = { testWorkflows: [], trainingWorkflows: [CI] };
const neither = { testWorkflows: [], trainingWorkflows: [] };

describe('GitHub Actions', () => {
  it('count by their steps, not by their names', async () => {
    expect(
      await factsOf({
        '.github/workflows/dvc-cml-train.yml': workflow('dvc pull', 'echo'),
        '.github/workflows/test.yml': workflow('pip install pytest'),
        '.github/workflows/nightly.yaml': workflow('dvc pull\ndvc repro'),
        '.github/workflows/lint.yml': workflow('ruff .', 'pytest -q'),
      }),
    ).toEqual({
      testWorkflows: ['.github/workflows/lint.yml'],
      trainingWorkflows: ['.github/workflows/nightly.yaml'],
    });
  });

  it.each<[string, string, Files, object]>([
    [
      'make',
      'make check',
      { Makefile: 'all: x\n\ncheck: lint tests\n\ntests:\n\t@uv run pytest\n' },
      tests,
    ],
    [
      'make by itself',
      'make',
      { Makefile: '.PHONY: all\nall: train\ntrain: data\n\tdvc repro\n' },
      trains,
    ],
    [
      'make, of a target that does something else',
      'make test',
      { Makefile: 'test:\n\techo pytest\ntrain:\n\tdvc repro\n' },
      neither,
    ],
    [
      'make, elsewhere',
      'make -C models train',
      { 'models/Makefile': 'train:\n\tpython train.py\n' },
      trains,
    ],
    [
      'just',
      'just test',
      {
        justfile: 'default:\n  just --list\n\ntest *args:\n  pytest {{args}}\n',
      },
      tests,
    ],
    [
      'tox',
      'tox -e py311',
      {
        'tox.ini':
          '[tox]\nenvlist = py311\n[testenv]\ndeps = pytest\ncommands =\n    pip list\n    pytest {posargs}\n[testenv:lint]\ncommands = ruff .\n',
      },
      tests,
    ],
    [
      'tox, of a part',
      'tox -e lint',
      {
        'tox.ini':
          '[testenv]\ncommands = pytest\n[testenv:lint]\ncommands = ruff .\n',
      },
      neither,
    ],
    [
      'nox',
      'nox -s unit',
      {
        'noxfile.py':
          'import nox\n\n@nox.session(name="unit")\ndef tests(session):\n    session.install("x")\n    session.run("pytest", "-q")\n\n@nox.session\ndef lint(session):\n    session.run("ruff")\n',
      },
      tests,
    ],
    [
      'mise',
      'mise run train',
      { 'mise.toml': '[tasks.train]\nrun = ["dvc pull", "dvc repro"]\n' },
      trains,
    ],
    [
      'task',
      'task ci',
      {
        'Taskfile.yml':
          "version: '3'\ntasks:\n  ci: {deps: [lint], cmds: [{task: test}]}\n  lint: ruff .\n  test: {cmds: [pytest]}\n",
      },
      tests,
    ],
    [
      'pdm',
      'pdm run test',
      {
        'pyproject.toml': '[tool.pdm.scripts]\ntest = {cmd = ["pytest", "-q"]}',
      },
      tests,
    ],
    [
      'poe',
      'poetry run poe train',
      { 'pyproject.toml': '[tool.poe.tasks]\ntrain = "python -m churn.train"' },
      trains,
    ],
    [
      'hatch',
      'hatch run test:all',
      {
        'pyproject.toml':
          '[tool.hatch.envs.test.scripts]\nall = ["pytest", "ruff"]',
      },
      tests,
    ],
    [
      'a Makefile that calls itself',
      'make a',
      { Makefile: 'a: b\n\tmake a\nb: a\n\tmake b\n\tpytest\n' },
      tests,
    ],
    ['a Makefile that is not there', 'make test', {}, neither],
  ])('follow %s', async (_, run, files, expected) => {
    expect(await factsOf({ ...files, [CI]: workflow(run) })).toEqual(expected);
  });

  it('are done soon with targets that call each other over and over', async () => {
    const targets = Array.from(
      { length: 50 },
      (_, i) =>
        `t${i}:\n${Array.from(
          { length: 50 },
          (_each, j) => `\tmake t${j} V=${i}\n`,
        ).join('')}`,
    );
    const started = Date.now();
    expect(
      await factsOf({ [CI]: workflow('make t0'), Makefile: targets.join('') }),
    ).toEqual(neither);
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it('follow the actions of the repository', async () => {
    expect(
      await factsOf({
        [CI]: 'jobs: {a: {steps: [{uses: ./.github/actions/check}]}}',
        '.github/actions/check/action.yml':
          'runs: {using: composite, steps: [{run: pytest, shell: bash}]}',
      }),
    ).toEqual(tests);
  });

  it('fill in the matrix', async () => {
    expect(
      await factsOf({
        [CI]: 'jobs:\n  a:\n    strategy: {matrix: {target: [lint, test], python: [3.11]}}\n    steps: [{run: "make ${{ matrix.target }}"}]',
        Makefile: 'lint:\n\truff .\ntest:\n\tpytest\n',
      }),
    ).toEqual(tests);
  });

  it('leave out what is switched off', async () => {
    expect(
      await factsOf({
        [CI]: 'jobs:\n  a: {if: false, steps: [{run: pytest}]}\n  b: {steps: [{run: dvc repro, if: "${{ false }}"}]}\n  c:\n  d: {uses: ./.github/workflows/x.yml}',
      }),
    ).toEqual(neither);
  });

  it('belong to the component that they name', async () => {
    const files = {
      '.github/workflows/churn.yml':
        'on: {push: {paths: [models/churn/**]}}\njobs: {a: {defaults: {run: {working-directory: models/churn}}, steps: [{run: dvc repro}, {run: pytest}]}}',
      '.github/workflows/all.yml': workflow('pytest', 'dvc repro'),
      '.github/workflows/cd.yml': workflow('cd models/ltv && dvc repro'),
    };
    expect(await factsOf(files, ['models/churn'])).toEqual({
      testWorkflows: [
        '.github/workflows/all.yml',
        '.github/workflows/churn.yml',
      ],
      trainingWorkflows: ['.github/workflows/churn.yml'],
    });
    expect(await factsOf(files, ['models/ltv'])).toEqual({
      testWorkflows: ['.github/workflows/all.yml'],
      trainingWorkflows: ['.github/workflows/cd.yml'],
    });
    expect(await factsOf(files, ['models/churn-old'])).toMatchObject({
      trainingWorkflows: [],
    });
  });

  it('that are broken say so, unless another one tells', async () => {
    const broken = { '.github/workflows/a.yml': 'jobs:\n<<<<<<< HEAD\n' };
    expect(await factsOf({ ...broken, [CI]: workflow('pytest') })).toEqual({
      testWorkflows: [CI],
      trainingWorkflows:
        '? .github/workflows/a.yml line 2: merge conflict markers',
    });
  });
});

describe('GitLab CI', () => {
  it('counts by the scripts of its jobs', async () => {
    expect(
      await factsOf({
        '.gitlab-ci.yml':
          'include:\n  - local: /ci/train.yml\n  - template: X.yml\n  - https://host/x.yml\nimage: python\ndefault: {before_script: [pip install pytest]}\n.base: &base\n  before_script: [uv sync]\ntest:\n  <<: *base\n  script:\n    - [cd src, pytest]\ndeploy:\n  script: !reference [.base, script]\n',
        'ci/train.yml': 'train:\n  script: |\n    dvc pull\n    dvc repro\n',
      }),
    ).toEqual({
      testWorkflows: ['.gitlab-ci.yml: test'],
      trainingWorkflows: ['ci/train.yml: train'],
    });
  });

  it('may have a header', async () => {
    expect(
      await factsOf({
        '.gitlab-ci.yml': 'spec: {inputs: {}}\n---\nt: {script: [pytest]}\n',
      }),
    ).toMatchObject({ testWorkflows: ['.gitlab-ci.yml: t'] });
  });
});

describe('without workflows', () => {
  it('there are none, if the host can list', async () => {
    expect(await factsOf({ 'README.md': 'hi' })).toEqual(neither);
    expect(await factsOf({}, [''], false)).toEqual({
      testWorkflows: expect.stringMatching(/^\? .*cannot list/),
      trainingWorkflows: expect.stringMatching(/^\? .*cannot list/),
    });
  });
});
