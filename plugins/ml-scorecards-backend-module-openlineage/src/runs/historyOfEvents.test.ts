import { historyOfEvents } from './historyOfEvents';
import { parseRunEvent } from './RunEvent';

const event = (
  runId: string,
  eventType: string | undefined,
  at: number,
  more: object = {},
) =>
  parseRunEvent(
    JSON.stringify({ eventType, run: { runId }, job: {}, ...more }),
    at,
  )!;

const NOW = Date.parse('2026-06-01T00:00:00Z');
const history = (events: ReturnType<typeof event>[]) =>
  historyOfEvents(events, NOW);

describe('historyOfEvents', () => {
  it('puts runs together from events in any order, the newest run first', () => {
    const { runs } = history([
      event('a', 'COMPLETE', 20),
      event('b', 'FAIL', 50),
      event('a', 'START', 10),
      event('c', 'START', 60),
      event('c', 'RUNNING', 70),
      event('b', 'START', 40),
      event('d', 'ABORT', 35),
      event('e', undefined, 5),
    ]);
    expect(runs).toEqual([
      { state: 'running', startedAt: 60, lastEventAt: 70 },
      { state: 'failed', startedAt: 40, endedAt: 50, lastEventAt: 50 },
      { state: 'aborted', endedAt: 35, lastEventAt: 35 },
      { state: 'succeeded', startedAt: 10, endedAt: 20, lastEventAt: 20 },
      { state: 'running', lastEventAt: 5 },
    ]);
  });

  it('takes the end of a run that counts: what comes after it says no more', () => {
    expect(
      history([
        event('a', 'START', 10),
        event('a', 'FAIL', 20),
        event('a', 'COMPLETE', 30),
        event('a', 'OTHER', 40),
      ]).runs,
    ).toEqual([
      { state: 'succeeded', startedAt: 10, endedAt: 30, lastEventAt: 40 },
    ]);
  });

  it('leaves out runs that say times in the future, whatever else they say', () => {
    const kind = { job: { facets: { jobType: { processingType: 'BATCH' } } } };
    expect(
      history([
        event('a', 'START', 10),
        event('a', 'FAIL', 20),
        event('b', 'START', 30, kind),
        event('b', 'COMPLETE', 9e15, kind),
        event('c', 'COMPLETE', -1),
      ]),
    ).toMatchObject({
      runs: [{ state: 'failed', startedAt: 10, endedAt: 20 }],
      impossibleRuns: 2,
      processingType: { unknownBecause: expect.anything() },
    });
  });

  it('reads the kind of the job from the newest event that says it', () => {
    const job = (processingType: unknown) => ({
      job: { facets: { jobType: { processingType } } },
    });
    expect(
      history([
        event('a', 'START', 1, job('BATCH')),
        event('b', 'START', 2, job('STREAMING')),
        event('b', 'COMPLETE', 3, job(7)),
      ]).processingType,
    ).toEqual({ value: 'STREAMING' });
    expect(history([event('a', 'START', 1)]).processingType).toEqual({
      unknownBecause: expect.stringContaining('the facet jobType'),
    });
  });

  it('tells the data tests of the newest run that failed, wherever they stand', () => {
    const tests = (...assertions: object[]) => ({
      dataQualityAssertions: { assertions },
    });
    const failing = { assertion: 'unique', column: 'id', success: false };
    expect(
      history([
        event('old', 'COMPLETE', 1, {
          inputs: [{ inputFacets: tests({ ...failing, assertion: 'old' }) }],
        }),
        event('new', 'START', 2, {
          inputs: [{ name: 'in', inputFacets: tests(failing) }],
        }),
        event('new', 'COMPLETE', 3, {
          inputs: [{ name: 'in', inputFacets: tests(failing) }],
          outputs: [
            {
              name: 'out',
              facets: tests(
                { assertion: 'row_count', success: false },
                { assertion: 'not_null', success: true },
              ),
              outputFacets: tests({ assertion: 'fresh', success: false }),
            },
          ],
          run: {
            runId: 'new',
            facets: {
              test: { tests: [{ name: 'no_orphans', status: 'fail' }] },
            },
          },
        }),
      ]).failedDataTests,
    ).toEqual({
      value: [
        'fresh of out',
        'no_orphans',
        'row_count of out',
        'unique(id) of in',
      ],
    });
  });

  it('does not take a run without tests for one whose tests passed', () => {
    expect(
      history([event('a', 'COMPLETE', 1, { inputs: [{ facets: {} }] })])
        .failedDataTests,
    ).toEqual({ unknownBecause: 'the last run has told of no data test' });
  });

  it.each(['', 'null', '{}', '{"run": {}}', '[', '{"dataset": {}}'])(
    'leaves out %j, which is no event of a run',
    json => {
      expect(parseRunEvent(json, 1)).toBeUndefined();
    },
  );
});
