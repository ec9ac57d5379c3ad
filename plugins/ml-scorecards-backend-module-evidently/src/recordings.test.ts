import {
  Recording,
  recordingContract,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import evidently from './__recordings__/evidently.json';
import { createCollector } from './__testUtils__/createCollector';
import { scenario, scenarioAnnotations } from './__testUtils__/liveScenario';

// What a real server answered to `node test/live/run.mjs evidently --record`, which asserts the same of the server itself.
describe(`Evidently ${evidently.version}, as it was recorded`, () => {
  recordingContract({
    recording: evidently as unknown as Recording,
    scenario,
    annotations: scenarioAnnotations,
    collector: (main, options) => createCollector({ main }, options),
  });
});
