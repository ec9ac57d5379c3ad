import { component } from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  hasPrometheusReference,
  readPrometheusReference,
} from './PrometheusReference';

const read = (annotations: Record<string, string>) =>
  readPrometheusReference(component('it', annotations));

describe('readPrometheusReference', () => {
  it('reads names, one or several', () => {
    expect(
      read({
        'sloth.dev/service': ' churn ',
        'pyrra.dev/slo': 'a, b,,a',
        'prometheus.io/job': 'api',
        'prometheus.io/model': 'm',
        'prometheus.io/container': 'c',
        'prometheus.io/alert': 'Error Budget Burn, Down',
        'prometheus.io/rule': 'memUsage|component, drift',
        'prometheus.io/instance': 'main',
        'mlscorecards.io/latency-limit': '200ms',
      }),
    ).toEqual({
      instance: 'main',
      names: {
        'sloth.dev/service': ['churn'],
        'pyrra.dev/slo': ['a', 'b'],
        'prometheus.io/job': ['api'],
        'prometheus.io/model': ['m'],
        'prometheus.io/container': ['c'],
      },
      alerts: ['Error Budget Burn', 'Down'],
      rules: ['memUsage', 'drift'],
      latencyLimit: 0.2,
    });
  });

  it('has no limit where it makes no sense', () => {
    const limit = (text: string) =>
      read({ 'mlscorecards.io/latency-limit': text }).latencyLimit;
    expect(limit('fast')).toBeUndefined();
    expect(limit('0 seconds')).toBeUndefined();
  });

  it.each([
    'x'.repeat(201),
    'a\u0000b',
    '\ud800',
    Array.from({ length: 21 }, (_, n) => n).join(),
  ])('refuses what cannot be names', text => {
    expect(() => read({ 'prometheus.io/job': text })).toThrow(
      'The annotation prometheus.io/job does not hold names of Prometheus',
    );
  });
});

describe('hasPrometheusReference', () => {
  it.each([
    ['sloth.dev/service', true],
    ['pyrra.dev/slo', true],
    ['prometheus.io/job', true],
    ['prometheus.io/model', true],
    ['prometheus.io/container', true],
    ['prometheus.io/alert', true],
    ['prometheus.io/rule', true],
    ['prometheus.io/instance', false],
    ['mlscorecards.io/latency-limit', false],
  ])('%s: %s', (annotation, expected) => {
    expect(hasPrometheusReference(component('it', { [annotation]: 'x' }))).toBe(
      expected,
    );
    expect(hasPrometheusReference(component('it', { [annotation]: ' ' }))).toBe(
      false,
    );
  });
});
