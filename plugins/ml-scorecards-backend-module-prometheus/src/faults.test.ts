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
import { FakePrometheus } from './__testUtils__/FakePrometheus';

jest.setTimeout(60_000);

const { gigabyte, gzipBomb, json, silence, status } = misbehaviours;

const saysNoValue = json(
  '{"status": "success", "data": {"resultType": "vector", "result": [{"metric": {}}]}}',
);

/** How Prometheus, or a proxy before it, fails, how the failure is sorted, and what the owner of a component reads. */
const faults = sourceFaults({
  cutJson: '{"status": "success", "data": [',
  otherJson: '{"status": "success", "data": {"result": {}}}',
  deadlineSeconds: 30,
  instead: {
    // It says so of a query.
    'does not understand': undefined,
    // That is told of what was asked for, see below.
    'sends a gigabyte': undefined,
    'sends a gigabyte in a small archive': undefined,
  },
  also: [
    [
      'asks for a tenant',
      status(401, {}, 'no org id'),
      'auth',
      /instances\.ill\.tenant/,
    ],
    [
      'starts',
      status(503, {}, 'Service Unavailable'),
      'unavailable',
      /failed to answer \(503\)/,
    ],
    ['says no value', saysNoValue, 'bad-payload', /of another shape/],
  ],
});

describe('Prometheus that misbehaves', () => {
  const ill = FakePrometheus.forTests();
  const well = FakePrometheus.forTests();
  let logger: ReturnType<typeof mockServices.logger.mock>;

  beforeEach(() => {
    logger = mockServices.logger.mock();
    for (const each of [ill, well]) {
      for (let n = 0; n < 12; n += 1) {
        each.add('ml_drift_share', { model: `model-${n}` }, 0.5);
      }
    }
  });

  const entities = (count: number, instance: string) =>
    Array.from({ length: count }, (_, n) =>
      component(`${instance}-${n}`, {
        'prometheus.io/model': `model-${n}`,
        'prometheus.io/instance': instance,
      }),
    );

  /** Reads components of a server that misbehaves beside one of another, and expects the other to be well. */
  async function collect(count: number, clock = fastClock) {
    const collector = createCollector(
      { ill: ill.origin, well: well.origin },
      { logger, clock },
    );
    const collected = await collectByName(collector, [
      ...entities(count, 'ill'),
      ...entities(1, 'well'),
    ]);
    expect(collected['well-0']).toHaveProperty('facts.driftedShare.value', 0.5);
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

  describe.each([1, 12])('for %d components', count => {
    sourceFaultsContract({
      faults,
      misbehave: misbehaviour => {
        ill.intercept = (_asked, response) => {
          misbehaviour(response, response.req);
          return true;
        };
      },
      components: count,
      collect: clock => collect(count, clock),
      collectFrom: async address => {
        const collector = createCollector({ ill: address });
        const collected = await collectByName(collector, entities(1, 'ill'));
        return collected['ill-0'];
      },
      requests: ill.asked,
      // However many components there are: each question once more, or a few until it is left in peace.
      mostRequests: 2 * 30,
      configKey: 'mlScorecards.prometheus.instances.ill',
    });
  });

  it.each([
    ['a gigabyte', gigabyte],
    ['a gigabyte in a small archive', gzipBomb],
  ])('is not read to its end when it sends %s', async (_, misbehave) => {
    ill.intercept = ({ query }, response) => {
      const isHuge = query.includes('ml_training_duration');
      if (isHuge) misbehave(response, response.req);
      return isHuge;
    };
    const [answer] = await collect(1, realClock);
    expect(answer).toHaveProperty(
      'facts.trainingSecondsMedian.unknownBecause',
      expect.stringContaining('answered with more than is read'),
    );
    expect(answer).toHaveProperty('facts.driftedShare.value', 0.5);
  });

  it('waits as long as it is asked to, and reads on', async () => {
    let asked = 0;
    ill.intercept = (_, response) => {
      asked += 1;
      if (asked === 1) {
        status(429, { 'retry-after': '2' })(response, response.req);
      }
      return asked === 1;
    };
    expect(await collect(1)).toMatchObject([
      { facts: { driftedShare: { value: 0.5 } } },
    ]);
  });

  it('and fails for one of many names, spoils none of the others', async () => {
    ill.refuse(/ml_drift_share\{.*model-7/, 422, {
      errorType: 'execution',
      error: 'query processing would load too many samples into memory',
    });
    const answers = await collect(12);
    expect(answers).toHaveLength(12);
    const share = (isSeventh: boolean) =>
      answers
        .filter(({ entityRef }) => entityRef.endsWith('-7') === isSeventh)
        .map(answer => 'facts' in answer && answer.facts.driftedShare);
    expect(share(true)).toEqual([
      { unknownBecause: expect.stringContaining('too many samples') },
    ]);
    expect(share(false)).toEqual(
      Array(11).fill(expect.objectContaining({ value: 0.5 })),
    );
  });

  it('says to nobody what it says of several', async () => {
    ill.refuse('ml_drift_share{', 400, {
      errorType: 'bad_data',
      error: 'parse error near "model-3|model-4"',
    });
    for (const answer of await collect(12)) {
      expect(JSON.stringify(answer)).toContain('(400: bad_data)');
      expect(JSON.stringify(answer)).not.toContain('parse error');
    }
    expect(logger.debug).toHaveBeenCalledWith(
      'Prometheus refused a query',
      expect.objectContaining({
        said: 'parse error near "model-3|model-4"',
      }),
    );
    const named = (model: string) =>
      component(model, { 'prometheus.io/model': model });
    const shared = await collectByName(
      createCollector({ ill: ill.origin }, { logger }),
      ['model-1', 'model-1, model-2'].map(named),
    );
    expect(JSON.stringify(shared)).not.toContain('parse error');
    // Who may read a component may read what is said of it.
    expect(JSON.stringify(await collect(1))).toContain('parse error');
  });

  const givesUp = status(
    503,
    { 'content-type': 'application/json' },
    '{"status": "error", "errorType": "timeout", "error": "query timed out"}',
  );
  it.each([
    ['gives up', givesUp, /took too long to evaluate/],
    ['is given up by a proxy', status(504), /failed to answer \(504\)/],
    ['never answers', silence, /took longer than 30 s/],
  ])(
    'and %s where it is asked much, tells the rest, and is asked again at once',
    async (_, misbehave, why) => {
      const isMuch = /\[(?:30d|7d)\]|ml_served_quality/;
      ill.intercept = ({ query }, response) => {
        if (isMuch.test(query)) misbehave(response, response.req);
        return isMuch.test(query);
      };
      const collector = createCollector({ ill: ill.origin }, { logger });
      for (let pass = 0; pass < 2; pass += 1) {
        const { 'ill-0': answer } = await collectByName(
          collector,
          entities(1, 'ill'),
        );
        expect(answer).toMatchObject({
          facts: { driftedShare: { value: 0.5 } },
        });
        expect(answer).toHaveProperty(
          'facts.trainingSecondsMedian.unknownBecause',
          expect.stringMatching(why),
        );
      }
    },
  );

  it('and answers only what costs nothing, is told to each', async () => {
    ill.intercept = ({ query }, response) => {
      const isMuch = query !== 'vector(1)';
      if (isMuch) status(504)(response, response.req);
      return isMuch;
    };
    for (const answer of await collect(3)) {
      expect(answer).toMatchObject({ error: { code: 'unavailable' } });
    }
  });

  it.each([
    ['fails', status(503), 2],
    // Twelve, then six and six, and so on until patience is over.
    ['gives up', givesUp, 17],
  ])(
    'and %s, gets few questions more, however many names there are',
    async (_, misbehave, most) => {
      ill.intercept = ({ query }, response) => {
        const isMuch = query.includes('ml_training_duration');
        if (isMuch) misbehave(response, response.req);
        return isMuch;
      };
      for (const answer of await collect(12)) {
        expect(answer).toHaveProperty('facts.driftedShare.value', 0.5);
      }
      const asked = ill.asked.filter(({ query }) =>
        query.includes('ml_training_duration'),
      );
      expect(asked.length).toBeLessThanOrEqual(most);
    },
  );

  describe('at the rules only', () => {
    const misbehaveAtRules = (misbehave: Misbehaviour) => {
      ill.intercept = ({ path }, response) => {
        const isRules = path === '/api/v1/rules';
        if (isRules) misbehave(response, response.req);
        return isRules;
      };
    };

    it.each([
      ['fails', status(500), /failed to answer \(500\)/, fastClock],
      ['never answers', silence, /took longer than 30 s/, fastClock],
      ['tells of a storm of alerts', gigabyte, /more alert rules/, realClock],
    ])(
      'and %s, leaves only alerts unknown',
      async (_, misbehave, why, clock) => {
        misbehaveAtRules(misbehave);
        const [answer] = await collect(1, clock);
        expect(answer).toMatchObject({
          facts: { driftedShare: { value: 0.5 } },
        });
        for (const fact of ['alertRules', 'firingAlerts', 'driftAlertRules']) {
          expect(answer).toHaveProperty(
            `facts.${fact}.unknownBecause`,
            expect.stringMatching(why),
          );
        }
      },
    );

    it('and fails, is told of a component that names nothing else', async () => {
      misbehaveAtRules(status(500));
      const collector = createCollector({ ill: ill.origin });
      expect(
        await collectByName(collector, [
          component('it', { 'prometheus.io/alert': 'ApiDown' }),
        ]),
      ).toMatchObject({ it: { error: { code: 'unavailable' } } });
    });
  });
});
