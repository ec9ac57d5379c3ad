import { startTestBackend } from '@backstage/backend-test-utils';
import {
  collectorModuleContract,
  StartBackend,
  startCollectors,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import gitModule from '.';

const start: StartBackend = features =>
  startTestBackend({ features: [gitModule, ...features] });

describe('the module', () => {
  collectorModuleContract({
    source: 'git',
    title: 'Git',
    start,
    needsNoConfig: true,
  });

  it.each([
    [{ interval: 'often' }, /mlScorecards\.git\.interval/],
    [{ interval: 'PT2H', timeToLive: 'PT1H' }, /timeToLive must be longer/],
    [{ interval: 'PT1H', timeToLive: 'PT1H' }, /timeToLive must be longer/],
    // The default of the other is no longer.
    [{ interval: { days: 1 } }, /mlScorecards\.git\.timeToLive/],
    [{ interval: 'PT0S' }, /mlScorecards\.git\.interval/],
  ])('does not start with %j', async (git, message) => {
    await expect(startCollectors(start, { git })).rejects.toThrow(message);
  });

  it('needs nothing to be configured', async () => {
    expect(await startCollectors(start, {})).toHaveLength(1);
  });
});
