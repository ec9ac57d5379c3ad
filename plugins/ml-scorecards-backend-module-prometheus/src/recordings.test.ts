import {
  collectByName,
  component,
  differences,
  plain,
  Recording,
  replay,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import prometheus2 from './__recordings__/prometheus-2.json';
import { createCollector } from './__testUtils__/createCollector';
import { RANK_DAY, scenario } from './__testUtils__/liveScenario';

const recording = prometheus2 as unknown as Recording;

// What a real server answered to `node test/live/run.mjs prometheus --record`, which asserts the same of the server itself.
describe(`Prometheus ${recording.version}, as it was recorded`, () => {
  let server: Awaited<ReturnType<typeof replay>>;

  beforeAll(async () => {
    server = await replay(recording);
  });
  afterAll(() => server.stop());

  const collect = (names: readonly string[]) =>
    collectByName(
      createCollector(
        { main: server.origin },
        { now: () => recording.recordedAt },
      ),
      names.map(name => component(name, recording.annotations[name])),
    );

  it.each(Object.entries(scenario))(
    'tells of %s what is to be known',
    async (name, expected) => {
      const answers = await collect([name]);
      expect(differences(expected, answers[name])).toEqual([]);
    },
  );

  it('tells of each day what was highest in it', async () => {
    const { rank } = await collect(['rank']);
    const { driftedShareByDay, predictionDriftByDay } = plain(rank);
    expect(driftedShareByDay).toHaveLength(30);
    expect(driftedShareByDay).toEqual(
      Array(30).fill(expect.stringMatching(RANK_DAY)),
    );
    expect(predictionDriftByDay).toEqual(driftedShareByDay);
  });

  it('tells the same of all of them at once', async () => {
    const answers = await collect(Object.keys(recording.annotations));
    expect(
      Object.entries(scenario).flatMap(([name, expected]) =>
        differences(expected, answers[name]),
      ),
    ).toEqual([]);
  });

  it('holds no path, user or address of the machine that recorded it', () => {
    const text = JSON.stringify(recording);
    expect(
      text.match(
        /.{30}(?:\/(?:home|root|tmp|Users|work)\/|127\.0\.0\.1|"root)/g,
      ),
    ).toBeNull();
  });
});
