import { cronIntervalMs } from './cronIntervalMs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('cronIntervalMs', () => {
  it.each([
    ['daily, with seconds', '0 0 3 * * *', DAY],
    ['daily, as people write it', '0 3 * * *', DAY],
    ['daily, as the pages of Kubeflow write it', '0 0 3 * * ?', DAY],
    ['hourly', '0 30 * * * *', HOUR],
    ['on Sundays', '0 0 0 * * 0', 7 * DAY],
    ['from Monday to Friday, with a weekend', '0 0 3 * * 1-5', 3 * DAY],
    ['in working hours, with a weekend', '0 0 9-17 * * 1-5', 2.6666 * DAY],
    [
      'each minute in working hours, with a weekend',
      '0 * 9-17 * * 1-5',
      63 * HOUR + 60_000,
    ],
    ['each minute, with a weekend', '0 * * * * 1-5', 2 * DAY + 60_000],
    ['every 4 minutes, with a weekend', '0 */4 * * * 1-5', 2 * DAY + 240_000],
    ['each second, with a weekend', '* * * * * 1-5', 2 * DAY + 1000],
    ['at midnight', '0 0 0 * * *', DAY],
    ['with a break', '0 0 8,9,20 * * *', 12 * HOUR],
    ['in summer', '0 0 0 1 6,7,8 *', 304 * DAY],
    ['monthly', '0 0 0 1 * *', 31 * DAY],
    ['by a word', '@daily', DAY],
    ['by a span', '@every 1h30m', 1.5 * HOUR],
  ])('%s', (_, expression, ms) => {
    expect(cronIntervalMs(expression)! / ms).toBeCloseTo(1, 3);
  });

  it.each(['', 'often', '99 * * * * *', '@every 0s', '@every 5 years'])(
    'knows nothing of %j',
    expression => {
      expect(cronIntervalMs(expression)).toBeUndefined();
    },
  );
});
