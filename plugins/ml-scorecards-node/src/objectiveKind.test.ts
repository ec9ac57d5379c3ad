import { objectiveKind } from './objectiveKind';

describe('objectiveKind', () => {
  const named = (name: string, labels: string[] = []) =>
    objectiveKind({ labels, names: [name], queries: [] });
  it.each([
    ['requests-availability', 'uptime'],
    ['churnApiSuccessRate', 'uptime'],
    ['p99_latency', 'latency'],
    ['request-duration', 'latency'],
    ['nightly-pipeline-duration', 'pipeline'],
    ['feature-freshness', 'pipeline'],
    ['batch-scores-errors', 'pipeline'],
    ['prediction-error', 'model-quality'],
    ['model-accuracy', 'model-quality'],
    ['input_drift', 'model-quality'],
    ['upload-size', undefined],
  ])('takes %s for %s', (name, kind) => {
    expect(named(name)).toBe(kind);
  });

  it('believes a label first', () => {
    expect(named('errors', ['tier-1', 'model-quality'])).toBe('model-quality');
  });
});
