import { startTestBackend } from '@backstage/backend-test-utils';
import {
  collectorModuleContract,
  component,
  StartBackend,
  startCollectors,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import evidentlyModule from '.';

const start: StartBackend = features =>
  startTestBackend({ features: [evidentlyModule, ...features] });

describe('the module', () => {
  collectorModuleContract({
    source: 'evidently',
    title: 'Evidently',
    start,
    config: {
      instances: { main: { baseUrl: 'https://evidently.example.com' } },
    },
    needsNoConfig: true,
    notAnAddress: {
      config: { instances: { main: { baseUrl: 'evidently:8000' } } },
      key: 'instances.main.baseUrl',
    },
  });

  it('adds it also without a server, for reports in repositories', async () => {
    const [collector] = await startCollectors(start, {});
    const annotated = (annotations: Record<string, string>) =>
      collector.serves(component('it', annotations));
    expect(annotated({ 'evidentlyai.com/report': 'drift.json' })).toBe(true);
    expect(annotated({ 'evidentlyai.com/project-id': 'x' })).toBe(true);
    expect(annotated({ 'evidentlyai.com/instance': 'main' })).toBe(false);
  });
});
