import { isCode, isInteresting } from './interestingFiles';

describe('the files that facts are read from', () => {
  it.each([
    '.github/workflows/ci.yml',
    '.gitlab-ci.yml',
    '.mise.toml',
    'a/b/.mise.toml',
    '.dvc/config',
    'a/.dvc/config',
    'data/raw.csv.dvc',
    'MLproject',
    'a/mlproject',
    'Makefile',
    'a/makefile',
    'Taskfile.yaml',
    'slo.yaml',
    'a/churn-slo-v2.yml',
    'monitoring/a/b.yaml',
    'a/prometheus/x.yml',
    'PrometheusRules.yaml',
    'docs/runbooks/a/b.md',
    'docs/RUNBOOK.md',
    'docs/adr/0001.md',
    'decisions/a/b.md',
    'requirements/dev.txt',
    'pixi.toml',
    'Snakefile',
  ])('are called, say, %s', path => {
    expect(isInteresting(path)).toBe(true);
  });

  it.each([
    '.github/workflows/deep/ci.yml',
    '.github/CODEOWNERS',
    'a/.gitlab-ci.yml',
    'a/.dvc/tmp/x.dvc',
    'Makefile.am',
    'monitoring.yaml',
    'alerts/x.json',
    'adr.md',
    'src/train.py',
  ])('are not called %s', path => {
    expect(isInteresting(path)).toBe(false);
  });

  it('are not those with code, which are only counted', () => {
    const paths = ['src/train.py', 'a/b.ipynb', 'fit.R', '.venv/x.py', 'x.pyc'];
    expect(paths.filter(isCode)).toEqual([
      'src/train.py',
      'a/b.ipynb',
      'fit.R',
    ]);
  });
});
