import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readPipelineConfig } from './config';

const DAY = 24 * 60 * 60 * 1000;

function retention(configured?: JsonObject) {
  return readPipelineConfig(
    new ConfigReader({ mlScorecards: { retention: configured } }),
  ).retention;
}

describe('the catalogue', () => {
  const url = (catalogueUrl?: string) =>
    readPipelineConfig(new ConfigReader({ mlScorecards: { catalogueUrl } }))
      .catalogueUrl;

  it('is in the repository of the plugin, or where it is copied to', () => {
    expect(url()).toBe(
      'https://github.com/ml-scorecards/ml-scorecards/blob/main/docs/catalogue/',
    );
    expect(url('https://docs.example.com/ml')).toBe(
      'https://docs.example.com/ml/',
    );
    expect(url('http://docs.example.com/ml/')).toBe(
      'http://docs.example.com/ml/',
    );
  });

  // eslint-disable-next-line no-script-url -- the very thing that must be refused
  it.each(['docs/catalogue', 'javascript:alert(1)'])(
    'is never at %s',
    address => {
      expect(() => url(address)).toThrow('mlScorecards.catalogueUrl');
    },
  );
});

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

describe('notifications', () => {
  const notifications = (configured?: JsonObject) =>
    readPipelineConfig(
      new ConfigReader({ mlScorecards: { notifications: configured } }),
    ).notifications;

  it('are on, but for what only other questions change', () => {
    expect(notifications()).toEqual({
      enabled: true,
      kinds: {
        levels: true,
        tiers: true,
        failingChecks: true,
        endings: true,
        waiverDecisions: true,
        waiversToDecide: true,
        definitions: false,
      },
      maxOwners: 2000,
    });
  });

  it('are switched off one by one', () => {
    expect(
      notifications({
        enabled: false,
        kinds: { tiers: false, definitions: true },
        maxOwners: 5,
      }),
    ).toMatchObject({
      enabled: false,
      kinds: { levels: true, tiers: false, definitions: true },
      maxOwners: 5,
    });
  });

  it.each([0, 1.5, -1])('never tell %s owners at a time', maxOwners => {
    expect(() => notifications({ maxOwners })).toThrow(
      'mlScorecards.notifications.maxOwners',
    );
  });
});
