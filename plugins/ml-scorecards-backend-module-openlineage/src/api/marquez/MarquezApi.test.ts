import {
  collectOne,
  createCollector,
} from '../../__testUtils__/createCollector';
import { FakeLineage, job } from '../../__testUtils__/FakeLineage';

describe('MarquezApi', () => {
  const server = FakeLineage.forTests();

  const answerTo = async (message: string) => {
    server.intercept = (_, response) => {
      response.writeHead(404).end(JSON.stringify({ code: 404, message }));
      return true;
    };
    return collectOne(createCollector({ main: server.origin }), job('gone'));
  };

  it.each([
    'Could not find node',
    "Job 'gone' not found.",
    "Dataset 'gone' not found.",
    "Namespace 'airflow://prod:8080' not found.",
  ])('knows that there is no such node by "%s"', async message => {
    expect(await answerTo(message)).toMatchObject({ hasNode: false });
  });

  it.each(['HTTP 404 Not Found', 'no Route matched with those values'])(
    'does not take "%s" for that',
    async message => {
      expect(await answerTo(message)).toMatchObject({ code: 'not-found' });
    },
  );

  it('takes times without a zone for UTC, and a state that it does not know for a run that goes on', async () => {
    server.add('train');
    server.intercept = ({ url = '' }, response) => {
      const isRuns = url.includes('/runs');
      const run = {
        createdAt: '2026-05-31T10:00:00.123456',
        startedAt: '2026-05-31T10:00:00.5',
        endedAt: null,
        state: 'NEW',
      };
      if (isRuns) response.end(JSON.stringify({ runs: [run] }));
      return isRuns;
    };
    expect(
      await collectOne(createCollector({ main: server.origin }), job('train')),
    ).toMatchObject({
      lastRunState: 'running',
      lastEventAt: '2026-05-31T10:00:00.123Z',
      processingType: expect.stringContaining('? Marquez calls every job'),
    });
  });
});
