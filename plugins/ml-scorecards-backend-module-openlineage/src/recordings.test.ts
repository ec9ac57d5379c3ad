import {
  Recording,
  recordingContract,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import feast from './__recordings__/feast.json';
import { createCollector } from './__testUtils__/createCollector';
import {
  catalogEntities,
  relationsOf,
  scenario,
  ScenarioComponent,
} from './__testUtils__/liveScenario';

// What a real server answered to `node test/live/run.mjs openlineage --record`, which asserts the same of the server itself.
describe(`Feast ${feast.version}, as it was recorded`, () => {
  recordingContract({
    recording: feast as unknown as Recording,
    scenario,
    collector: (main, options) =>
      createCollector(
        { main },
        { ...options, dialect: 'feast', entities: catalogEntities },
      ),
    complete: entity => ({
      ...entity,
      relations: [
        ...(relationsOf[entity.metadata.name as ScenarioComponent] ?? []),
      ],
    }),
  });
});
