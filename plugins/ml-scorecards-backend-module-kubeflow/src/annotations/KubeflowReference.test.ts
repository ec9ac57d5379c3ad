import { component } from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  hasKubeflowReference,
  readKubeflowReference,
} from './KubeflowReference';

const read = (annotations: Record<string, string>) =>
  readKubeflowReference(component('it', annotations));

describe('readKubeflowReference', () => {
  it('reads what an entity names in each part', () => {
    expect(
      read({
        'kubeflow.org/registry': 'main',
        'kubeflow.org/registered-model': ' Fraud model ',
        'kubeflow.org/pipeline-id': '0b1f2c3d-0000-4000-8000-000000000001',
        'kubeflow.org/recurring-run-id': 'rr',
        'kubeflow.org/experiment-id': 'e',
        'kubeflow.org/namespace': 'risk',
        'serving.kserve.io/inferenceservice': 'eu/fraud, fraud,,eu/fraud',
      }),
    ).toEqual({
      instance: 'main',
      registeredModel: 'Fraud model',
      pipelineId: '0b1f2c3d-0000-4000-8000-000000000001',
      recurringRunId: 'rr',
      experimentId: 'e',
      namespace: 'risk',
      inferenceServices: [
        { namespace: 'eu', name: 'fraud' },
        { namespace: 'risk', name: 'fraud' },
      ],
    });
  });

  it('reads nothing of what is not named', () => {
    expect(read({ 'kubeflow.org/registered-model': 'fraud' })).toEqual({
      registeredModel: 'fraud',
      inferenceServices: [],
    });
  });

  it.each([
    ['kubeflow.org/registered-model', 'x'.repeat(257)],
    ['kubeflow.org/registered-model', 'a\nb'],
    ['kubeflow.org/pipeline-id', '../../experiments/1'],
    ['kubeflow.org/recurring-run-id', 'a"}]}'],
    ['kubeflow.org/experiment-id', 'a&namespace=b'],
    ['kubeflow.org/namespace', 'Risk'],
    ['kubeflow.org/namespace', 'a/b'],
    ['serving.kserve.io/inferenceservice', 'fraud'],
    ['serving.kserve.io/inferenceservice', 'a/b/c'],
    ['serving.kserve.io/inferenceservice', 'risk/..'],
    ['serving.kserve.io/inferenceservice', 'Risk/fraud'],
    [
      'serving.kserve.io/inferenceservice',
      Array.from({ length: 51 }, (_, n) => `risk/s-${n}`).join(),
    ],
  ])('refuses %s: %j', (annotation, value) => {
    expect(() => read({ [annotation]: value })).toThrow(annotation);
  });

  it('serves what names something that has facts', () => {
    const serves = (annotations: Record<string, string>) =>
      hasKubeflowReference(component('it', annotations));
    expect(serves({ 'kubeflow.org/registered-model': 'fraud' })).toBe(true);
    expect(serves({ 'kubeflow.org/pipeline-id': 'p' })).toBe(true);
    expect(serves({ 'kubeflow.org/recurring-run-id': 'r' })).toBe(true);
    expect(serves({ 'kubeflow.org/experiment-id': 'e' })).toBe(true);
    expect(serves({ 'serving.kserve.io/inferenceservice': 'a/b' })).toBe(true);
    expect(serves({ 'kubeflow.org/registry': 'main' })).toBe(false);
    expect(serves({ 'kubeflow.org/namespace': 'risk' })).toBe(false);
    expect(serves({})).toBe(false);
  });
});
