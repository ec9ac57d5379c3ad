import {
  Recording,
  recordingContract,
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
  recordingContract({
    recording,
    scenario: all,
    collector: (main, options) => createCollector({ main }, options),
  });
});
