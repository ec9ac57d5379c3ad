import { plainFacts } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { FeatureView } from '../registry/FeatureView';
import { freshnessFacts } from './freshnessFacts';

const HOUR = 3_600_000;
const START = Date.parse('2026-05-01T00:00:00Z');
const NOW = Date.parse('2026-06-01T00:00:00Z');

/** An online view that was materialized up to so many hours after the start. */
function view(
  name: string,
  hours: readonly number[],
  rest: Partial<FeatureView> = {},
): FeatureView {
  return {
    name,
    hasOwner: true,
    hasDescription: true,
    isOnDemand: false,
    isOnline: true,
    isStreamed: false,
    timeToLiveMs: 0,
    materializedUntil: hours.map(hour => START + hour * HOUR),
    dataSources: [],
    computedFrom: [],
    ...rest,
  };
}

const facts = (...views: readonly FeatureView[]) =>
  plainFacts(freshnessFacts(views, { now: NOW, link: () => undefined }));

describe('freshnessFacts', () => {
  it('goes by the view that is old first, though another one waits longer', () => {
    const hourly = view('hourly', [100, 101, 102]);
    const weekly = view('weekly', [0, 7 * 24 - 100]);
    expect(facts(weekly, hourly)).toMatchObject({
      oldestMaterializedAt: '2026-05-05T06:00:00.000Z',
      materializationIntervalDays: 1 / 24,
      shortestIntervalDays: 1 / 24,
    });
  });

  it('goes by a view that is old, though another one was due before it and may still be late', () => {
    // At 100 h: due at 97 h, and old at 121 h.
    const daily = view('daily', [25, 49, 73]);
    // Due at 98 h, and old at 99 h.
    const hourly = view('hourly', [95, 96, 97]);
    expect(facts(daily, hourly)).toMatchObject({
      oldestMaterializedAt: '2026-05-05T01:00:00.000Z',
      materializationIntervalDays: 1 / 24,
    });
  });

  it('goes by what is usual, and not by one late run', () => {
    const daily = Array.from({ length: 20 }, (_, n) => n * 24);
    const late = daily[19] + 100;
    expect(facts(view('it', [...daily, late]))).toMatchObject({
      materializationIntervalDays: 1,
    });
  });

  it('knows no interval of what was materialized once', () => {
    const why = '? the feature view it was materialized only once';
    expect(facts(view('it', [24]))).toMatchObject({
      oldestMaterializedAt: '2026-05-02T00:00:00.000Z',
      materializationIntervalDays: why,
      shortestIntervalDays: why,
    });
  });

  it('names online views that were never materialized, and asks no stream for it', () => {
    const never = view('never', []);
    const offline = view('offline', [], { isOnline: false });
    const streamed = view('streamed', [], { isStreamed: true });
    expect(facts(never, offline, streamed)).toMatchObject({
      viewsNeverMaterialized: ['never'],
      oldestMaterializedAt: '? no online feature view was ever materialized',
    });
    const byStream = expect.stringMatching(/^\? streams or pushes/);
    expect(facts(streamed)).toMatchObject({
      viewsNeverMaterialized: [],
      oldestMaterializedAt: byStream,
      shortestIntervalDays: byStream,
    });
    // What a stream changes in between, nobody knows.
    expect(facts(streamed, view('daily', [0, 24]))).toMatchObject({
      materializationIntervalDays: 1,
      shortestIntervalDays: byStream,
    });
    expect(facts(offline)).toMatchObject({
      viewsNeverMaterialized: [],
      oldestMaterializedAt: '? no feature view is online',
    });
  });

  it('knows nothing of freshness by a view that says a time in the future', () => {
    const inTenYears = 10 * 365 * 24;
    const wrong = view('wrong', [0, inTenYears], { timeToLiveMs: HOUR });
    const why = expect.stringMatching(
      /^\? the feature view wrong says .* in the future/,
    );
    expect(facts(wrong, view('daily', [0, 24]))).toMatchObject({
      viewsNeverMaterialized: [],
      oldestMaterializedAt: why,
      materializationIntervalDays: why,
      shortestIntervalDays: why,
      hasTimeToLive: true,
      timeToLiveEndsAt: why,
    });
  });

  it('ends with the view that first outlives its time to live', () => {
    const long = view('long', [0, 1], { timeToLiveMs: 100 * HOUR });
    const short = view('short', [10], { timeToLiveMs: 2 * HOUR });
    expect(facts(long, short, view('endless', [0]))).toMatchObject({
      hasTimeToLive: true,
      timeToLiveEndsAt: '2026-05-01T12:00:00.000Z',
    });
    expect(facts(view('endless', [0]))).toMatchObject({
      hasTimeToLive: false,
      timeToLiveEndsAt: expect.stringMatching(/^\? no online feature view/),
    });
    const never = view('never', [], { timeToLiveMs: HOUR });
    expect(facts(never)).toMatchObject({
      hasTimeToLive: true,
      timeToLiveEndsAt: expect.stringMatching(/was ever materialized$/),
    });
  });
});
