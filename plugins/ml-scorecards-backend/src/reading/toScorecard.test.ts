import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import { readSource } from '../evaluation';
import { toSourceStatus } from './toScorecard';

const gauge: FactSet = {
  source: 'gauge',
  title: 'Gauge',
  howToConnect: 'Buy one.',
  docsUrl: 'https://docs.example.com/gauge',
  facts: { count: { type: 'integer', description: 'number of things' } },
};
const NOW = new Date('2026-06-15T12:00:00Z');

describe('toSourceStatus', () => {
  it('tells how to connect a source that is not, and where more stands about it', () => {
    expect(
      toSourceStatus(readSource({ factSet: gauge, now: NOW })),
    ).toMatchObject({
      status: 'not-connected',
      howToConnect: 'Buy one.',
      docsUrl: 'https://docs.example.com/gauge',
    });
  });

  it('tells nothing of that about one that is connected', () => {
    const status = toSourceStatus(
      readSource({
        factSet: gauge,
        timeToLiveMs: 1000,
        stored: {
          source: 'gauge',
          facts: { count: { value: 1 } },
          collectedAt: NOW,
        },
        now: NOW,
      }),
    );
    expect(status).toMatchObject({
      status: 'fresh',
      collectedAt: NOW.toISOString(),
    });
    expect(status).not.toHaveProperty('howToConnect');
    expect(status).not.toHaveProperty('docsUrl');
  });
});
