import { mlflowFacts } from 'backstage-plugin-ml-scorecards-node';
import { component } from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  hasMlflowReference,
  INSTANCE_ANNOTATION,
  looksLikeUnityCatalog,
  MODEL_ANNOTATIONS,
  readMlflowReference,
} from './MlflowReference';

const read = (annotations: Record<string, string>) =>
  readMlflowReference(component('it', annotations));

describe('readMlflowReference', () => {
  it('goes by the annotations that the facts are declared with', () => {
    expect(mlflowFacts.modelAnnotations).toEqual({
      named: MODEL_ANNOTATIONS,
      within: [INSTANCE_ANNOTATION],
    });
  });

  it.each([
    ['mlflow.org/registered-model', 'churn', 'churn'],
    ['mlflow.org/model-name', ' churn ', 'churn'],
    ['mlflow/model-name', 'my model (v2)', 'my model (v2)'],
    ['mlflow.org/model-uri', 'models:/churn', 'churn'],
    ['mlflow.org/model-uri', 'models:/churn/3', 'churn'],
    ['mlflow.org/model-uri', 'models:/churn@champion', 'churn'],
    ['mlflow.org/model-uri', 'models:/churn/Production', 'churn'],
  ])('reads the model of %s: %s', (annotation, value, name) => {
    expect(read({ [annotation]: value })).toEqual({
      model: { name, annotation },
    });
  });

  it.each([
    ['mlflow.org/experiment-id', '12', { id: '12' }],
    ['mlflow.org/experiment', '12', { id: '12' }],
    [
      'mlflow.org/experiment-name',
      "/Users/me@x/it's",
      { name: "/Users/me@x/it's" },
    ],
  ])('reads the experiment of %s: %s', (annotation, value, experiment) => {
    expect(read({ [annotation]: value })).toEqual({
      experiment: { annotation, ...experiment },
    });
  });

  it('prefers the canonical annotations', () => {
    expect(
      read({
        'mlflow/model-name': 'old',
        'mlflow.org/registered-model': 'new',
        'mlflow.org/experiment-name': 'old',
        'mlflow.org/experiment-id': '1',
        'mlflow.org/instance': 'main',
      }),
    ).toMatchObject({
      instance: 'main',
      model: { name: 'new' },
      experiment: { id: '1' },
    });
  });

  it.each([
    ['mlflow.org/registered-model', "x' OR name != '"],
    ['mlflow.org/registered-model', 'a"b'],
    ['mlflow.org/registered-model', 'a`b'],
    ['mlflow.org/registered-model', 'a\\b'],
    ['mlflow.org/registered-model', 'a\nb'],
    ['mlflow.org/registered-model', '\ud800'],
    ['mlflow.org/registered-model', 'x'.repeat(257)],
    ['mlflow.org/model-uri', 'runs:/abc/model'],
    ['mlflow.org/model-uri', "models:/it's/1"],
    ['mlflow.org/experiment-id', 'churn'],
    ['mlflow.org/experiment', '1 OR 1'],
    ['mlflow.org/experiment-name', 'x'.repeat(501)],
  ])('refuses %s: %j', (annotation, value) => {
    expect(() => read({ [annotation]: value })).toThrow(annotation);
    expect(hasMlflowReference(component('it', { [annotation]: value }))).toBe(
      true,
    );
  });

  it('serves nothing that names nothing', () => {
    const nothing: ReadonlyArray<Record<string, string>> = [
      {},
      { 'mlflow.org/registered-model': ' ' },
      { 'mlflow.org/instance': 'main' },
    ];
    for (const annotations of nothing) {
      expect(hasMlflowReference(component('it', annotations))).toBe(false);
    }
  });

  it.each([
    ['main.risk.churn', true],
    ['churn.v2', false],
    ['a.b.c.d', false],
    ['churn', false],
  ])('%s looks like Unity Catalog: %s', (name, does) => {
    expect(looksLikeUnityCatalog(name)).toBe(does);
  });
});
