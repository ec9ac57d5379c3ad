import {
  collectByName,
  component,
  differences,
  Recording,
  replay,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import feast from './__recordings__/feast.json';
import { createCollector } from './__testUtils__/createCollector';
import {
  catalogEntities,
  relationsOf,
  scenario,
  ScenarioComponent,
} from './__testUtils__/liveScenario';

const recording = feast as unknown as Recording;
const names = Object.keys(scenario) as ScenarioComponent[];

// What a real server answered to `node test/live/run.mjs openlineage --record`, which asserts the same of the server itself.
describe(`Feast ${recording.version}, as it was recorded`, () => {
  let server: Awaited<ReturnType<typeof replay>>;

  beforeAll(async () => {
    server = await replay(recording);
  });
  afterAll(() => server.stop());

  const collect = (some: readonly ScenarioComponent[]) =>
    collectByName(
      createCollector(
        { main: server.origin },
        {
          dialect: 'feast',
          entities: catalogEntities,
          now: () => recording.recordedAt,
        },
      ),
      some.map(name => ({
        ...component(name, recording.annotations[name]),
        relations: [...(relationsOf[name] ?? [])],
      })),
    );

  it.each(names)('tells of %s what is to be known', async name => {
    const answers = await collect([name]);
    expect(differences(scenario[name], answers[name])).toEqual([]);
  });

  it('tells the same of all of them at once', async () => {
    const answers = await collect(names);
    expect(
      names.flatMap(name => differences(scenario[name], answers[name])),
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
