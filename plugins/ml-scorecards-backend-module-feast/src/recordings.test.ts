import {
  Recording,
  recordingContract,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import feast from './__recordings__/feast.json';
import { createCollector } from './__testUtils__/createCollector';
import { FakeRepositories } from './__testUtils__/FakeRepositories';
import {
  REPOSITORY,
  scenario,
  scenarioAnnotations,
} from './__testUtils__/liveScenario';

// What a real server answered to `node test/live/run.mjs feast --record`, which asserts the same of the server itself.
describe(`Feast ${feast.version}, as it was recorded`, () => {
  // The live tests read the file that the real Feast was started from.
  const repositories = new FakeRepositories();
  repositories.files.set(
    `${REPOSITORY}fraud/feature_store.yaml`,
    'project: fraud',
  );
  const { urlReader } = repositories;

  recordingContract({
    recording: feast as unknown as Recording,
    scenario,
    annotations: scenarioAnnotations,
    collector: (main, options) =>
      createCollector({ main }, { ...options, urlReader }),
  });
});
