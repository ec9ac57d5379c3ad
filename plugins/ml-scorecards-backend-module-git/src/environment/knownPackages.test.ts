import { Parsed } from 'backstage-plugin-ml-scorecards-node';
import { distributedAmong, pipelineToolsAmong } from './knownPackages';
import {
  packagesOfConda,
  packagesOfPipfile,
  packagesOfPixi,
  packagesOfPyproject,
  packagesOfRequirements,
  packagesOfSetup,
  RequiredPackages,
} from './requiredPackages';

const distributedIn = (read: Parsed<RequiredPackages>) => {
  if ('problem' in read) throw new Error(read.problem);
  return distributedAmong(read.value.packages);
};
const inRequirements = (text: string) =>
  distributedIn({ value: packagesOfRequirements(text) });

describe('distributed libraries', () => {
  it.each([
    ['Horovod==0.28.1', ['horovod']],
    ['horovod[pytorch]>=0.28 ; python_version < "3.12"', ['horovod']],
    ['ray[train,tune]==2.9.3', ['ray[train]']],
    ['ray==2.9.3', []],
    ['ray[serve]', []],
    ['dask', []],
    ['dask[distributed]', ['dask[distributed]']],
    ['xgboost_ray', ['xgboost-ray']],
    ['accelerate\ntorch\nlightning\nxgboost', []],
    ['git+https://github.com/acme/x@main#egg=deepspeed', ['deepspeed']],
    ['deepspeed @ git+https://github.com/acme/x@main', ['deepspeed']],
    ['https://host/deepspeed.whl', []],
    ['-e ./horovod', []],
    ['# horovod\n--find-links pyspark', []],
  ])('in %j are %j', (text, found) => {
    expect(inRequirements(text)).toEqual(found);
  });

  it('are not those that another package needs', () => {
    expect(
      inRequirements(
        [
          'distributed==2024.1.0  # via feast',
          'mpi4py==3.1.4',
          '    # via',
          '    #   something',
          '    #   other',
          'pyspark==3.5.0',
          '    # via',
          '    #   -r requirements.in',
          '    #   feast',
          'deepspeed==0.14 # via acme (pyproject.toml)',
        ].join('\n'),
      ),
    ).toEqual(['deepspeed', 'pyspark']);
  });

  it.each([
    ['[project]\ndependencies = ["pyspark>=3"]', ['pyspark']],
    ['[project.optional-dependencies]\ngpu = ["horovod[torch]"]', ['horovod']],
    [
      '[dependency-groups]\ndev = ["mpi4py", {include-group = "x"}]',
      ['mpi4py'],
    ],
    [
      '[tool.poetry.dependencies]\npython = "^3.11"\nray = { version = "^2.9", extras = ["train"] }',
      ['ray[train]'],
    ],
    [
      '[tool.poetry.group.train.dependencies]\ndeepspeed = "^0.14"',
      ['deepspeed'],
    ],
    ['[tool.uv]\ndev-dependencies = ["dask-ml"]', ['dask-ml']],
    ['[tool.pdm.dev-dependencies]\ntrain = ["torchx"]', ['torchx']],
    ['[tool.hatch.envs.train]\ndependencies = ["petastorm"]', ['petastorm']],
    [
      '[tool.pixi.feature.gpu.pypi-dependencies]\nfairscale = "*"',
      ['fairscale'],
    ],
    ['[project]\ndependencies = "not a list"\n[tool]\npoetry = 3', []],
  ])('in a pyproject.toml of %j are %j', (text, found) => {
    expect(distributedIn(packagesOfPyproject('pyproject.toml', text))).toEqual(
      found,
    );
  });

  it('are found in the other files, too', () => {
    expect(
      distributedIn(
        packagesOfConda(
          'environment.yml',
          'dependencies: [python=3.11, conda-forge::mpi4py=3.1, {pip: [horovod==0.28]}]',
        ),
      ),
    ).toEqual(['horovod', 'mpi4py']);
    expect(
      distributedIn(packagesOfPipfile('Pipfile', '[packages]\npyspark = "*"')),
    ).toEqual(['pyspark']);
    expect(
      distributedIn(
        packagesOfPixi('pixi.toml', '[dependencies]\nmpi4py = "*"'),
      ),
    ).toEqual(['mpi4py']);
    expect(
      distributedIn({
        value: packagesOfSetup(
          '[options]\ninstall_requires =\n    pyspark>=3\n    numpy\n[options.x]\ny = horovod\n',
        ),
      }),
    ).toEqual(['pyspark']);
    expect(
      distributedIn({
        value: packagesOfSetup(
          "setup(name='x', install_requires=['horovod>=1', \"numpy\"])",
        ),
      }),
    ).toEqual(['horovod']);
  });

  it('are not told from TOML that is broken', () => {
    expect(packagesOfPyproject('pyproject.toml', '[project\nx')).toEqual({
      problem: 'pyproject.toml line 1: cannot be read as TOML',
    });
  });
});

describe('pipelineToolsAmong', () => {
  it('names the tools', () => {
    expect(
      pipelineToolsAmong(
        packagesOfRequirements('kfp==2\napache_airflow\nhera\nnumpy').packages,
      ),
    ).toEqual(['Airflow', 'Argo Workflows', 'Kubeflow Pipelines']);
  });
});
