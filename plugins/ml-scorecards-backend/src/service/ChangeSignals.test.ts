import { mockServices } from '@backstage/backend-test-utils';
import { scorecardsSignalSchema } from 'backstage-plugin-ml-scorecards-common';
import { ChangeSignals } from './ChangeSignals';

function setUp() {
  const signals = { publish: jest.fn(async (_: { message: object }) => {}) };
  const logger = mockServices.logger.mock();
  const changes = new ChangeSignals({
    signals,
    logger,
  });
  return {
    changes,
    signals,
    logger,
    told: () => signals.publish.mock.calls.map(([{ message }]) => message),
  };
}

describe('ChangeSignals', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('tells everybody that something changed, and nothing else', async () => {
    const { changes, signals } = setUp();
    changes.changed('people');
    expect(signals.publish).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(signals.publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: 'ml-scorecards',
          message: { at: '2026-01-01T00:00:01.000Z' },
        },
      ],
    ]);
    expect(
      scorecardsSignalSchema.parse(signals.publish.mock.calls[0][0].message),
    ).toEqual({ at: '2026-01-01T00:00:01.000Z' });
  });

  it('tells of many changes together', async () => {
    const { changes, told } = setUp();
    for (let change = 0; change < 50; change += 1) {
      changes.changed('people');
      await jest.advanceTimersByTimeAsync(100);
    }
    await jest.advanceTimersByTimeAsync(1_000);
    expect(told().length).toBeGreaterThan(1);
    expect(told().length).toBeLessThanOrEqual(6);
    // Whatever came last was told of afterwards.
    await jest.advanceTimersByTimeAsync(60_000);
    const [last] = told().slice(-1) as Array<{ at: string }>;
    expect(last.at >= '2026-01-01T00:00:05.000Z').toBe(true);
  });

  it('takes its time with what no person did, unless a person does something', async () => {
    const { changes, told } = setUp();
    changes.changed('pipeline');
    await jest.advanceTimersByTimeAsync(5_000);
    expect(told()).toHaveLength(0);
    changes.changed('people');
    changes.changed('pipeline');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(told()).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(told()).toHaveLength(1);
    changes.changed('pipeline');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(told()).toHaveLength(2);
  });

  it('goes on where nobody can be told', async () => {
    const { changes, signals, logger, told } = setUp();
    signals.publish.mockRejectedValueOnce(new Error('There is no bus'));
    changes.changed('people');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(logger.debug).toHaveBeenCalledTimes(1);
    changes.changed('people');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(told()).toHaveLength(2);
  });

  it('says nothing more once it is stopped', async () => {
    const { changes, told } = setUp();
    changes.changed('people');
    changes.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(told()).toHaveLength(0);
  });
});
