import fc from 'fast-check';
import { purposeOf, splitScript } from './commands';

describe('purposeOf', () => {
  it.each([
    'pytest',
    'pytest -q tests/',
    'python -m pytest --cov',
    'uv run pytest',
    'poetry run pytest -x',
    'docker compose run app pytest',
    'python -m unittest discover',
    'python manage.py test',
    'coverage run -m pytest',
    'Rscript -e \'testthat::test_dir("tests")\'',
    'hatch test',
    '.venv/bin/pytest',
  ])('sees that %j tests', command => {
    expect(purposeOf(command)).toEqual({ tests: true, trains: false });
  });

  it.each([
    'dvc repro',
    'dvc exp run -S train.seed=1',
    'mlflow run . -e main',
    'python train.py',
    'python3 src/train_model.py --epochs 3',
    'uv run python -m churn.train',
    'python -m churn.training.main',
    'torchrun --nproc_per_node=2 scripts/train.py',
    './scripts/train.sh',
    'bash retrain.sh',
    'papermill notebooks/train.ipynb out.ipynb',
    'Rscript model_training.R',
    'kedro run',
  ])('sees that %j trains', command => {
    expect(purposeOf(command)).toEqual({ tests: false, trains: true });
  });

  it.each([
    'pip install pytest',
    'uv pip install dvc pytest',
    'echo pytest',
    'pytest --version',
    'python -m pip install -r train/requirements.txt',
    'dvc pull',
    'dvc repro --dry',
    'dvc push',
    'cml comment create report.md',
    'python predict.py',
    'python src/constrain.py',
    'python trains/timetable.py',
    'python train.py --help',
    'git commit -m "train"',
    'ls train.py',
    'flake8 train.py',
  ])('sees that %j does neither', command => {
    expect(purposeOf(command)).toEqual({ tests: false, trains: false });
  });

  it('does not take the test of a training for a training', () => {
    expect(purposeOf('python tests/test_train.py').trains).toBe(false);
  });
});

describe('splitScript', () => {
  it('takes a script apart', () => {
    expect(
      splitScript(
        '# dvc repro\nset -e\ndvc pull && \\\n  dvc repro # all\n\npytest || true; ls | wc\r\n',
      ),
    ).toEqual([
      'set -e',
      'dvc pull',
      'dvc repro',
      'pytest',
      'true',
      'ls',
      'wc',
    ]);
  });

  it('answers whatever it is given, and soon', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        splitScript(text).forEach(purposeOf);
      }),
    );
    const started = Date.now();
    for (const part of ['a', ' ', '\\\n', 'python ', 'train_', '- ', 'make ']) {
      splitScript(part.repeat(1024 * 1024)).forEach(purposeOf);
    }
    expect(Date.now() - started).toBeLessThan(10_000);
  }, 30_000);
});
