import { mockServices } from '@backstage/backend-test-utils';
import {
  collectByName,
  component,
  fastClock,
  Misbehaviour,
  misbehaviours,
  realClock,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { createCollector, NOW, TOKEN } from './__testUtils__/createCollector';
import { run, SPEC } from './__testUtils__/addFraud';
import { FakeKubeflow } from './__testUtils__/FakeKubeflow';

jest.setTimeout(60_000);

const {
  body,
  drip,
  gigabyte,
  gzipBomb,
  hangUp,
  json,
  noHttp,
  redirect,
  silence,
  status,
} = misbehaviours;

/** Says the token that it was sent, as error pages do that show the request. */
const repeatsToken: Misbehaviour = response =>
  response
    .writeHead(400)
    .end(`authorization: ${response.req.headers.authorization}`);

/** How a server fails, how the failure is sorted, and what the owner of a component reads. */
const faults: ReadonlyArray<readonly [string, Misbehaviour, string, RegExp]> =
  // prettier-ignore
  [
    ['breaks off', hangUp, 'unavailable', /broke off the connection/],
    ['speaks no HTTP', noHttp, 'bad-payload', /answered with something that cannot be read/],
    ['never answers', silence, 'timeout', /took longer than 10 s/],
    ['drips', drip, 'timeout', /took longer than 10 s/],
    ['refuses the token', status(401), 'auth', /refused the portal's credentials \(401\)/],
    ['forbids', status(403), 'auth', /let the portal (read|list)/],
    ['is elsewhere', status(404, {}, '<h1>Not found</h1>'), 'not-found', /or else baseUrl/],
    ['asks for less', status(429), 'rate-limited', /too much was asked \(429\)/],
    ['does not understand', status(422), 'misconfigured', /did not accept the request \(422\)/],
    ['fails', status(500), 'unavailable', /failed to answer \(500\)/],
    ['repeats the token', repeatsToken, 'misconfigured', /did not accept the request \(400\)/],
    ['shows a login page', body('text/html', '<!doctype html><title>Log in</title>'), 'bad-payload', /a web page, which is often a login page/],
    ['cuts its JSON', json('{"items": ['), 'bad-payload', /is not JSON/],
    ['has another shape', json('{"items": {}, "id": 7, "runs": {}}'), 'bad-payload', /of another shape/],
    ['sends a gigabyte', gigabyte, 'bad-payload', /more than (8192|16384) kB/],
    ['sends a gigabyte in a small archive', gzipBomb, 'bad-payload', /more than (8192|16384) kB/],
    ['sends people to another host', redirect('https://login.example.com/'), 'misconfigured', /redirects to https:\/\/login\.example\.com/],
    ['redirects to a link-local address', redirect('http://169.254.169.254/latest/meta-data/'), 'misconfigured', /redirects to http:\/\/169\.254\.169\.254, which is not allowed/],
  ];

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

  it.each(faults)(
    'and %s, is told to each component',
    async (_, misbehave, code, message) => {
      kubeflow.intercept = (_asked, response) => {
        misbehave(response, response.req);
        return true;
      };
      const isMuch = [gigabyte, gzipBomb].includes(misbehave);
      const collected = await collectByName(
        createCollector(
          { ill: kubeflow.origin, well: well.origin },
          // As much as that takes its time.
          { logger, clock: isMuch ? realClock : fastClock },
        ),
        [...entities(3, 'ill'), ...entities(1, 'well')],
      );
      // The other one is not disturbed.
      expect(collected['well-0']).toHaveProperty('facts');
      for (const n of [0, 1, 2]) {
        expect(collected[`ill-${n}`]).toMatchObject({
          error: { code, message: expect.stringMatching(message) },
        });
      }
      const everything = JSON.stringify([
        collected,
        ...[logger.debug, logger.info, logger.warn, logger.error].map(
          ({ mock }) => mock.calls,
        ),
      ]);
      expect(everything).not.toContain(TOKEN);
      expect(logger.error).not.toHaveBeenCalled();
      // Once for all three components: of runs and their schedule, or a list in smaller and smaller pages; or three times again.
      expect(kubeflow.requests.length).toBeLessThanOrEqual(isMuch ? 10 : 8);
    },
  );
});
