import { parseModelFile } from './ModelFile';

// As MLflow 3.17 writes it for scikit-learn.
const REAL = `
artifact_path: mlflow-artifacts:/1/models/m-2f21/artifacts
flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.sklearn
  sklearn:
    code: null
    pickled_model: model.skops
saved_input_example_info:
  artifact_path: input_example.json
  type: dataframe
signature:
  inputs: '[{"type": "double", "name": "amount", "required": true}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
  params: null
`;

describe('parseModelFile', () => {
  it('reads what a model was logged with', () => {
    expect(parseModelFile(REAL)).toEqual({
      hasSignature: true,
      hasInputExample: true,
      hasEnvironment: true,
    });
  });

  it.each([
    ['flavors: { python_function: { env: conda.yaml } }', true],
    ['flavors: { python_function: { env: {} } }', false],
    ['flavors: { onnx: { data: model.onnx } }', false],
    ['signature: null', false],
  ])('of %s reads the environment: %s', (text, hasEnvironment) => {
    expect(parseModelFile(text)).toEqual({
      hasSignature: false,
      hasInputExample: false,
      hasEnvironment,
    });
  });

  it.each([
    ['a text with brackets', `signature:\n  inputs: '${'['.repeat(50_000)}'\n`],
    ['a long list', `signature:\n${'- a\n'.repeat(1000)}`],
    ['a part that is said once', 'utc: &id001 {a: 1}\nsignature: *id001\n'],
  ])('understands what is flat: %s', (_, text) => {
    expect(parseModelFile(text)).toMatchObject({ hasSignature: true });
  });

  it.each([
    ['a text', 'hello'],
    ['no YAML', 'a: [\n<<<<<<< HEAD'],
    ['nothing', ''],
    ['a list of flavors', 'flavors: [sklearn]'],
    [
      'aliases without end',
      [
        'a: &a0 [x]',
        ...Array.from(
          { length: 20 },
          (_, n) => `a${n}: &a${n + 1} [*a${n}, *a${n}]`,
        ),
      ].join('\n'),
    ],
    [
      'what nests beyond reason, well formed as it is',
      `signature: ${'['.repeat(200)}x${']'.repeat(200)}`,
    ],
    ['lists in lists without end', '['.repeat(50_000)],
    ['mappings in mappings without end', '{a: '.repeat(50_000)],
    ['items of items without end', `${'- '.repeat(20_000)}a`],
    [
      'keys below keys without end',
      Array.from({ length: 200 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
    ],
    [
      'what is below a key without end',
      `flavors:\n  sklearn: ${'['.repeat(50_000)}`,
    ],
  ])('does not understand %s', (_, text) => {
    expect(parseModelFile(text)).toBeUndefined();
  });
});
