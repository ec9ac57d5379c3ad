import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readPipelineConfig } from './config';

const DAY = 24 * 60 * 60 * 1000;

function retention(configured?: JsonObject) {
  return readPipelineConfig(
    new ConfigReader({ mlScorecards: { retention: configured } }),
  ).retention;
}

describe('retention', () => {
  it('is more than a year for changes, and three years for counts', () => {
    expect(retention()).toEqual({
      transitionsMs: 400 * DAY,
      snapshotsMs: 1100 * DAY,
    });
  });

  it('is as long as it is told to be', () => {
    expect(
      retention({ transitions: { days: 30 }, snapshots: 'P365D' }),
    ).toEqual({ transitionsMs: 30 * DAY, snapshotsMs: 365 * DAY });
  });

  it.each(['transitions', 'snapshots'])(
    'refuses to keep %s for less than a day',
    key => {
      expect(() => retention({ [key]: { hours: 1 } })).toThrow(
        `mlScorecards.retention.${key}`,
      );
    },
  );
});
