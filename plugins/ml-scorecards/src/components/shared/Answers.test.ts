import { SCORECARDS_SIGNAL_CHANNEL } from 'backstage-plugin-ml-scorecards-common';
import { MockSignals } from '../../__testUtils__/MockSignals';
import { Answers } from './Answers';

const KEY = ['scorecard'];

/** Answers of which one is kept. */
function withAnswer() {
  const answers = new Answers();
  const signals = new MockSignals();
  answers.client.setQueryData(KEY, { value: 'kept' });
  return {
    answers,
    signals,
    isDoubtful: () => answers.client.getQueryState(KEY)!.isInvalidated,
  };
}

const signalTo = (signals: MockSignals) =>
  signals.send(SCORECARDS_SIGNAL_CHANNEL, { at: '2026-03-01T12:00:00.000Z' });

describe('Answers', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('doubts what it keeps when it hears that something has changed, and tells those who follow', () => {
    const { answers, signals, isDoubtful } = withAnswer();
    const told = jest.fn();
    const stop = answers.follow(told);
    answers.hear(signals);
    expect(isDoubtful()).toBe(false);
    signalTo(signals);
    expect(isDoubtful()).toBe(true);
    expect(told).toHaveBeenCalledTimes(1);
    stop();
    signalTo(signals);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a while', 5_000, true],
    ['the moment between two tabs', 100, false],
  ])('after not hearing for %s', (_, ms, doubtful) => {
    const { answers, signals, isDoubtful } = withAnswer();
    const left = answers.hear(signals);
    left();
    expect(signals.listenersOf(SCORECARDS_SIGNAL_CHANNEL)).toBe(0);
    jest.advanceTimersByTime(ms);
    answers.hear(signals);
    expect(isDoubtful()).toBe(doubtful);
  });

  it('hears once, however many use it', () => {
    const { answers, signals } = withAnswer();
    const first = answers.hear(signals);
    const second = answers.hear(signals);
    expect(signals.listenersOf(SCORECARDS_SIGNAL_CHANNEL)).toBe(1);
    first();
    expect(signals.listenersOf(SCORECARDS_SIGNAL_CHANNEL)).toBe(1);
    second();
    expect(signals.listenersOf(SCORECARDS_SIGNAL_CHANNEL)).toBe(0);
  });
});
