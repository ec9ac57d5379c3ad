import {
  collectByName,
  component,
  differences,
  Recording,
  replay,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import evidently from './__recordings__/evidently.json';
import { createCollector } from './__testUtils__/createCollector';
import { scenario, scenarioAnnotations } from './__testUtils__/liveScenario';

const recording = evidently as unknown as Recording;

// What a real server answered to `node test/live/run.mjs evidently --record`, which asserts the same of the server itself.
describe(`Evidently ${evidently.version}, as it was recorded`, () => {
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

  it('was recorded with what components name now', () => {
    expect(recording.annotations).toEqual(scenarioAnnotations);
  });

  it.each(Object.entries(scenario))(
    'tells of %s what is to be known',
    async (name, expected) => {
      const answers = await collect([name]);
      expect(differences(expected, answers[name])).toEqual([]);
    },
  );

  it('tells the same of all of them at once', async () => {
    const answers = await collect(Object.keys(recording.annotations));
    expect(
      Object.entries(scenario).flatMap(([name, expected]) =>
        differences(expected, answers[name]),
      ),
    ).toEqual([]);
  });

  it('holds no path, user or address of the machine that recorded it', () => {
    const json = JSON.stringify(recording);
    // What Python packs holds paths as well.
    const packed = json.match(/"[A-Za-z0-9+/=]{40,}"/g) ?? [];
    const text = [
      json,
      ...packed.map(each => Buffer.from(each, 'base64').toString('latin1')),
    ].join(' '.repeat(30));
    expect(
      text.match(
        /.{30}(?:\/(?:home|root|tmp|Users|work)\/|127\.0\.0\.1|"root)/g,
      ),
    ).toBeNull();
  });
});
