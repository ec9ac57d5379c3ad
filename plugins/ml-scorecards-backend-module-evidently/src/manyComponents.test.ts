import {
  collectByName,
  component,
  realClock,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { createCollector, NOW } from './__testUtils__/createCollector';
import { FakeEvidently, uuid } from './__testUtils__/FakeEvidently';
import { evidentlyJson, metric, valueDrift } from './__testUtils__/reports';

jest.setTimeout(180_000);

const COMPONENTS = 1000;
const KINDS = ['drift-acknowledged', 'training-serving-skew', 'reference'];

describe('many components', () => {
  const evidently = FakeEvidently.forTests();

  /** So many components, evenly in so many projects with a report of each kind, and many older ones. */
  function addProjects(projects: number) {
    for (let p = 0; p < projects; p += 1) {
      const score = p / 1000;
      const report = evidentlyJson([
        valueDrift('prediction', score),
        metric('F1Score', 0.8),
        metric('RowCount', 2000),
      ]);
      evidently.projects.set(
        uuid(p),
        Array.from({ length: 50 }, (_, n) => ({
          id: uuid(1_000_000 + p * 100 + n),
          timestamp: new Date(NOW - n * 86_400_000).toISOString(),
          tags: KINDS.slice(n - 1, n),
          report,
        })),
      );
    }
    return Array.from({ length: COMPONENTS }, (_, n) =>
      component(`c-${n}`, {
        'evidentlyai.com/project-id': uuid(n % projects),
      }),
    );
  }

  it.each([1, 100, 1000])(
    'of %d projects take six requests for each, and two the next time',
    async projects => {
      const entities = addProjects(projects);
      const collector = createCollector(
        { main: evidently.origin },
        { clock: realClock },
      );
      const answers = await collectByName(collector, entities);
      expect(Object.keys(answers)).toHaveLength(COMPONENTS);
      expect(evidently.requests).toHaveLength(6 * projects);
      const last = COMPONENTS - 1;
      expect(answers[`c-${last}`]).toMatchObject({
        facts: {
          predictionDrift: { value: (last % projects) / 1000 },
          // Without those on skew and on the reference.
          predictionDriftByDay: { value: { length: 48 } },
          servedQualityDrop: { value: 0 },
        },
      });
      evidently.requests.length = 0;
      await collectByName(collector, entities);
      expect(evidently.requests).toHaveLength(2 * projects);
    },
  );

  it('are not disturbed by a project that is not there, or cannot be read', async () => {
    addProjects(1);
    evidently.intercept = (asked, response) => {
      const isBroken = asked.includes(uuid(1));
      if (isBroken) response.writeHead(500).end();
      return isBroken;
    };
    const answers = await collectByName(
      createCollector({ main: evidently.origin }),
      [uuid(0), uuid(1), uuid(2), '..', '\ud800'].map((project, n) =>
        component(`c-${n}`, { 'evidentlyai.com/project-id': project }),
      ),
    );
    expect(answers).toMatchObject({
      'c-0': { facts: { hasDriftMonitor: { value: true } } },
      'c-1': { error: { code: 'unavailable' } },
      'c-2': { error: { code: 'not-found' } },
      'c-3': { error: { code: 'misconfigured' } },
      'c-4': { error: { code: 'misconfigured' } },
    });
  });
});
