import {
  feastFacts,
  Facts,
  Unknown,
  unknownFacts,
} from 'backstage-plugin-ml-scorecards-node';
import { FeatureView } from '../registry/FeatureView';
import { Quality, QUALITY_DAYS } from '../registry/readQuality';

type FeastFacts = Facts<typeof feastFacts>;

export const QUALITY_FACTS = [
  'hasQualityBaseline',
  'qualityMeasuredAt',
  'maxNullShare',
] as const satisfies ReadonlyArray<keyof FeastFacts>;

/** How good the data behind the views is. Feast does not measure what is computed on demand. */
export function qualityFacts(
  views: readonly FeatureView[],
  quality: Quality | Unknown,
  link: (views: readonly string[]) => string | undefined,
): FeastFacts {
  if ('unknownBecause' in quality) {
    return unknownFacts<typeof feastFacts>(QUALITY_FACTS, quality);
  }
  const names = views
    .filter(({ isOnDemand }) => !isOnDemand)
    .map(({ name }) => name);
  const toViews = link(names);
  const measured = names.flatMap(name => {
    const measurement = quality.measurements.get(name);
    return measurement ? [measurement] : [];
  });
  const shares = measured.flatMap(({ maxNullShare }) => maxNullShare ?? []);
  const notMeasured = {
    unknownBecause: `Feast has measured the quality of no feature view in the last ${QUALITY_DAYS} days`,
    link: toViews,
  };
  return {
    hasQualityBaseline: names.length
      ? {
          value: names.every(name => quality.baselines.has(name)),
          link: toViews,
        }
      : {
          unknownBecause:
            'the component has no feature view whose quality can be measured: Feast measures none that is computed on demand',
          link: toViews,
        },
    qualityMeasuredAt: measured.length
      ? {
          value: new Date(
            Math.max(...measured.map(({ measuredAt }) => measuredAt)),
          ).toISOString(),
          link: toViews,
        }
      : notMeasured,
    maxNullShare: shares.length
      ? { value: Math.max(...shares), link: toViews }
      : notMeasured,
  };
}
