import { fraudDetectorEntity } from '../../__testUtils__/fixtures';
import { withLabels } from '../../__testUtils__/withLabels';
import { LevelFilter, ReliabilityTierFilter } from './labelFilters';

const critical = withLabels({ tier: 'tier-1', level: 'silver' });
const exploratory = withLabels({ tier: 'tier-4', level: 'none' });

describe('ReliabilityTierFilter', () => {
  const filter = new ReliabilityTierFilter(['tier-1', 'tier-2']);

  it('lets the catalog filter by the label', () => {
    expect(filter.getCatalogFilters()).toEqual({
      'metadata.labels.mlscorecards.io/reliability-tier': ['tier-1', 'tier-2'],
    });
  });

  it('filters what is there already, and takes no label for none of the tiers', () => {
    expect(filter.filterEntity(critical)).toBe(true);
    expect(filter.filterEntity(exploratory)).toBe(false);
    expect(filter.filterEntity(fraudDetectorEntity)).toBe(false);
  });

  it('stays in the address', () => {
    expect(filter.toQueryValue()).toEqual(['tier-1', 'tier-2']);
  });
});

describe('LevelFilter', () => {
  const filter = new LevelFilter(['none']);

  it('lets the catalog filter by the label', () => {
    expect(filter.getCatalogFilters()).toEqual({
      'metadata.labels.mlscorecards.io/level': ['none'],
    });
  });

  it('tells no level from no scorecard', () => {
    expect(filter.filterEntity(exploratory)).toBe(true);
    expect(filter.filterEntity(critical)).toBe(false);
    expect(filter.filterEntity(fraudDetectorEntity)).toBe(false);
  });
});
