import {
  collectByName,
  component,
  differences,
  Recording,
  replay,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import mlflow2 from './__recordings__/mlflow-2.json';
import mlflow3 from './__recordings__/mlflow-3.json';
import { createCollector } from './__testUtils__/createCollector';
import { scenario, scenarioOfMlflow3 } from './__testUtils__/liveScenario';

const suites: ReadonlyArray<[string, Recording, Partial<typeof scenario>]> = [
  [
    mlflow3.version,
    mlflow3 as unknown as Recording,
    { ...scenario, ...scenarioOfMlflow3 },
  ],
  [mlflow2.version, mlflow2 as unknown as Recording, scenario],
];

// What real servers answered to `node test/live/run.mjs mlflow --record`, which asserts the same of the servers themselves.
describe.each(suites)('MLflow %s, as it was recorded', (_, recording, all) => {
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

  it.each(Object.entries(all))(
    'tells of %s what is to be known',
    async (name, expected) => {
      const answers = await collect([name]);
      expect(differences(expected, answers[name])).toEqual([]);
    },
  );

  it('tells the same of all of them at once', async () => {
    const answers = await collect(Object.keys(recording.annotations));
    expect(
      Object.entries(all).flatMap(([name, expected]) =>
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
