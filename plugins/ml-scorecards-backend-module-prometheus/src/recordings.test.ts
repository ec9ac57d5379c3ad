import {
  plain,
  Recording,
  recordingContract,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import prometheus2 from './__recordings__/prometheus-2.json';
import { createCollector } from './__testUtils__/createCollector';
import {
  CHURN_STANDINGS,
  RANK_DAY,
  scenario,
} from './__testUtils__/liveScenario';

// What a real server answered to `node test/live/run.mjs prometheus --record`, which asserts the same of the server itself.
describe(`Prometheus ${prometheus2.version}, as it was recorded`, () => {
  const collect = recordingContract({
    recording: prometheus2 as unknown as Recording,
    scenario,
    collector: (main, options) => createCollector({ main }, options),
  });

  it('tells of each day what was highest in it', async () => {
    const { rank } = await collect(['rank']);
    const { driftedShareByDay, predictionDriftByDay } = plain(rank);
    expect(driftedShareByDay).toHaveLength(30);
    expect(driftedShareByDay).toEqual(
      Array(30).fill(expect.stringMatching(RANK_DAY)),
    );
    expect(predictionDriftByDay).toEqual(driftedShareByDay);
  });

  it('tells how each objective stands', async () => {
    const { churn } = await collect(['churn']);
    expect(plain(churn).objectiveStandings).toEqual(
      CHURN_STANDINGS.map(standing => expect.stringMatching(standing)),
    );
  });
});
