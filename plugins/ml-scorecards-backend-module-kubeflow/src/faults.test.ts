import { mockServices } from '@backstage/backend-test-utils';
import { SourceClock } from 'backstage-plugin-ml-scorecards-node';
import {
  collectByName,
  component,
  sourceFaults,
  sourceFaultsContract,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { createCollector, NOW, TOKEN } from './__testUtils__/createCollector';
import { run, SPEC } from './__testUtils__/addFraud';
import { FakeKubeflow } from './__testUtils__/FakeKubeflow';

jest.setTimeout(60_000);

const TOO_LARGE = /more than (8192|16384) kB/;

/** How a server fails, how the failure is sorted, and what the owner of a component reads. */
const faults = sourceFaults({
  cutJson: '{"items": [',
  otherJson: '{"items": {}, "id": 7, "runs": {}}',
  instead: {
    forbids: /let the portal (read|list)/,
    'sends a gigabyte': TOO_LARGE,
    'sends a gigabyte in a small archive': TOO_LARGE,
  },
});

/** What components name in each part. */
const parts: ReadonlyArray<readonly [string, Record<string, string>]> = [
  ['The Model Registry', { 'kubeflow.org/registered-model': 'fraud' }],
  ['Kubeflow Pipelines', { 'kubeflow.org/recurring-run-id': 'rr' }],
  ['The cluster', { 'serving.kserve.io/inferenceservice': 'risk/fraud' }],
];

describe.each(parts)('%s that misbehaves', (_part, annotations) => {
  const kubeflow = FakeKubeflow.forTests();
  const well = FakeKubeflow.forTests();
  let logger: ReturnType<typeof mockServices.logger.mock>;

  beforeEach(() => {
    logger = mockServices.logger.mock();
    well.registry.models.set('fraud', { versions: { v1: { createdAt: NOW } } });
    well.pipelines.pipelines.set('p-fraud', [
      { pipeline_version_id: 'pv-2', pipeline_spec: SPEC },
    ]);
    well.pipelines.runs.push(run('r', { daysAgo: 1, recurring_run_id: 'rr' }));
    well.pipelines.recurringRuns.push({ recurring_run_id: 'rr' });
    well.cluster.namespaces.set('risk', [
      { metadata: { name: 'fraud' }, spec: { predictor: {} } },
    ]);
  });

  const entities = (count: number, instance: string) =>
    Array.from({ length: count }, (_, n) =>
      component(`${instance}-${n}`, {
        ...annotations,
        'kubeflow.org/registry': instance,
      }),
    );

  /** Reads components of an installation that misbehaves beside one of another, and expects the other to be well. */
  async function collect(clock: SourceClock) {
    const collected = await collectByName(
      createCollector(
        { ill: kubeflow.origin, well: well.origin },
        { logger, clock },
      ),
      [...entities(3, 'ill'), ...entities(1, 'well')],
    );
    expect(collected['well-0']).toHaveProperty('facts');
    const everything = JSON.stringify([
      collected,
      ...[logger.debug, logger.info, logger.warn, logger.error].map(
        ({ mock }) => mock.calls,
      ),
    ]);
    expect(everything).not.toContain(TOKEN);
    expect(logger.error).not.toHaveBeenCalled();
    return [0, 1, 2].map(n => collected[`ill-${n}`]);
  }

  sourceFaultsContract({
    faults,
    misbehave: misbehaviour => {
      kubeflow.intercept = (_asked, response) => {
        misbehaviour(response, response.req);
        return true;
      };
    },
    components: 3,
    collect,
    collectFrom: async ill => {
      const collector = createCollector({ ill });
      const collected = await collectByName(collector, entities(1, 'ill'));
      return collected['ill-0'];
    },
    requests: kubeflow.requests,
    // Once for all three components: of runs and their schedule, or three times again.
    mostRequests: 8,
    // Or a list in smaller and smaller pages.
    mostRequestsOfMuch: 10,
  });
});
