import { mockServices } from '@backstage/backend-test-utils';
import {
  collectByName,
  component,
  fastClock,
  Misbehaviour,
  misbehaviours,
  realClock,
  sourceFaults,
  sourceFaultsContract,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { createCollector, TOKEN } from './__testUtils__/createCollector';
import { FakeEvidently, uuid } from './__testUtils__/FakeEvidently';
import { driftedColumns, evidentlyJson } from './__testUtils__/reports';

jest.setTimeout(60_000);

const PROJECT = uuid(1);

const { gigabyte, hangUp, json, silence, status } = misbehaviours;

/** How Evidently fails, how the failure is sorted, and what the owner of a component reads. */
const faults = sourceFaults({
  cutJson: '[{"id": ',
  otherJson: '{"items": []}',
});

describe('Evidently that misbehaves', () => {
  const evidently = FakeEvidently.forTests();
  const well = FakeEvidently.forTests();
  let logger: ReturnType<typeof mockServices.logger.mock>;

  beforeEach(() => {
    logger = mockServices.logger.mock();
    for (const each of [evidently, well]) {
      each.projects.set(PROJECT, [
        {
          id: uuid(2),
          timestamp: '2026-05-31T00:00:00',
          report: evidentlyJson([driftedColumns(0.1)]),
        },
      ]);
    }
  });

  const entities = (count: number, instance: string) =>
    Array.from({ length: count }, (_, n) =>
      component(`${instance}-${n}`, {
        'evidentlyai.com/project-id': PROJECT,
        'evidentlyai.com/instance': instance,
      }),
    );

  /** Reads components of a server that misbehaves beside one of another, and expects the other to be well. */
  async function collect(clock = fastClock) {
    const collector = createCollector(
      { ill: evidently.origin, well: well.origin },
      { logger, clock },
    );
    const collected = await collectByName(collector, [
      ...entities(3, 'ill'),
      ...entities(1, 'well'),
    ]);
    expect(collected['well-0']).toHaveProperty('facts.driftedShare.value', 0.1);
    const everything = JSON.stringify([
      collected,
      ...[logger.debug, logger.info, logger.warn, logger.error].map(
        ({ mock }) => mock.calls,
      ),
    ]);
    expect(everything).not.toContain(TOKEN);
    expect(logger.error).not.toHaveBeenCalled();
    return Object.entries(collected)
      .filter(([name]) => name.startsWith('ill'))
      .map(([, answer]) => answer);
  }

  const misbehavesOverTime =
    (misbehave: Misbehaviour): FakeEvidently['intercept'] =>
    (asked, response) => {
      const isOverTime = asked.includes('/data_series_batch');
      if (isOverTime) misbehave(response, response.req);
      return isOverTime;
    };

  sourceFaultsContract({
    faults,
    misbehave: misbehaviour => {
      evidently.intercept = (_asked, response) => {
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
    requests: evidently.requests,
    // Once, and three times again.
    mostRequests: 4,
    configKey: 'mlScorecards.evidently.instances.ill',
  });

  it.each([
    ['fails', status(503), 'unavailable'],
    ['gives a list', json('[]'), 'bad-payload'],
    ['gives something else', json('{"widgets": []}'), 'bad-payload'],
    ['cuts it', json('{"metrics": [NaN'), 'bad-payload'],
  ])(
    'and %s where a report is, is told as well',
    async (_, misbehave, code) => {
      evidently.intercept = (asked, response) => {
        const isReport = asked.includes('/download');
        if (isReport) misbehave(response, response.req);
        return isReport;
      };
      for (const answer of await collect()) {
        expect(answer).toMatchObject({ error: { code } });
      }
    },
  );

  it.each([
    ['refuses the token', status(401), 'auth'],
    ['breaks off', hangUp, 'unavailable'],
    ['is overloaded', status(503), 'unavailable'],
  ])(
    'and %s where drift over time is, is told as well',
    async (_, misbehave, code) => {
      evidently.intercept = misbehavesOverTime(misbehave);
      for (const answer of await collect()) {
        expect(answer).toMatchObject({ error: { code } });
      }
    },
  );

  it.each([
    ['fails where it is', status(500), /^Evidently failed .* time zone/],
    ['has none', status(404, {}, '{}'), /^this version of Evidently/],
    ['never answers', silence, /^Evidently took too long/],
    ['sends a gigabyte', gigabyte, /is too large to be read/],
    ['gives a list', json('[]'), /in a way that cannot be read/],
    ['cuts it', json('{"sources": ['), /in a way that cannot be read/],
    [
      'gives what is no number',
      json('{"sources": [], "series": [{"values": [NaN]}]}'),
      /in a way that cannot be read/,
    ],
    [
      'gives texts',
      json('{"sources": [], "series": [{"values": ["a"]}]}'),
      /in a way that cannot be read/,
    ],
  ])(
    'with drift over time alone and %s, is told of that alone',
    async (_, misbehave, reason) => {
      evidently.intercept = misbehavesOverTime(misbehave);
      const unknownBecause = expect.stringMatching(reason);
      // As much as that takes its time.
      const clock = misbehave === gigabyte ? realClock : fastClock;
      for (const answer of await collect(clock)) {
        expect(answer).toMatchObject({
          facts: {
            driftedShare: { value: 0.1 },
            driftedShareByDay: { unknownBecause },
            predictionDriftByDay: { unknownBecause },
          },
        });
      }
      // It is asked once, and left in peace for nothing else.
      expect(evidently.requests).toHaveLength(3);
    },
  );

  it('and says no instant of a report, is told as well', async () => {
    evidently.projects.set(PROJECT, [
      { id: uuid(2), timestamp: 'yesterday', report: {} },
    ]);
    for (const answer of await collect()) {
      expect(answer).toMatchObject({ error: { code: 'bad-payload' } });
    }
  });

  it('and says of a project that it is not there in another way than Evidently does, is not believed', async () => {
    evidently.projects.clear();
    evidently.intercept = (asked, response) => {
      const isList = asked.endsWith('/snapshots');
      if (isList) status(404)(response, response.req);
      return isList;
    };
    for (const answer of await collect()) {
      expect(answer).toHaveProperty(
        'error.message',
        expect.stringContaining('or else baseUrl'),
      );
    }
  });

  it('waits as long as it is asked to, and reads on', async () => {
    let asked = 0;
    evidently.intercept = (_, response) => {
      asked += 1;
      if (asked === 1) {
        status(429, { 'retry-after': '2' })(response, response.req);
      }
      return asked === 1;
    };
    for (const answer of await collect()) {
      expect(answer).toHaveProperty('facts.driftedShare.value', 0.1);
    }
  });
});
