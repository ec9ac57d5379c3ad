import { FeatureViewAnswer } from '../api/schemas';

/** A view can have been materialized every few minutes for months. What is usual is what was usual lately: 20 intervals. */
const KEPT_MATERIALIZATIONS = 21;

/** A feature view of any kind but a label view. */
export interface FeatureView {
  readonly name: string;
  readonly hasOwner: boolean;
  readonly hasDescription: boolean;
  /** Whether its features are computed when they are asked for. */
  readonly isOnDemand: boolean;
  /** Whether its features come from the online store. */
  readonly isOnline: boolean;
  /** Whether a stream, or whoever pushes, brings it up to date: Feast does not write down when. */
  readonly isStreamed: boolean;
  /** 0 without one. */
  readonly timeToLiveMs: number;
  /** Up to when data was materialized the last times, in order. */
  readonly materializedUntil: readonly number[];
  readonly dataSources: readonly string[];
  /** Other views that it is computed from. */
  readonly computedFrom: readonly string[];
}

/** What Feast says of a view. */
export function toFeatureView({
  type,
  spec,
  meta,
}: FeatureViewAnswer): FeatureView {
  const { batchSource, streamSource, sources, sourceViews } = spec;
  const ends = (meta?.materializationIntervals ?? []).flatMap(
    ({ endTime }) => endTime ?? [],
  );
  return {
    name: spec.name,
    hasOwner: spec.owner.trim() !== '',
    hasDescription: spec.description.trim() !== '',
    isOnDemand: type === 'onDemandFeatureView',
    isOnline: spec.online && !spec.disabled,
    isStreamed:
      type === 'streamFeatureView' ||
      (streamSource !== null && streamSource !== undefined),
    timeToLiveMs: spec.ttl,
    // One run can be repeated, and one that fills a gap comes later than it belongs.
    materializedUntil: [...new Set(ends)]
      .sort((a, b) => a - b)
      .slice(-KEPT_MATERIALIZATIONS),
    dataSources: namesOf([batchSource, streamSource]),
    computedFrom: namesOf([
      ...sourceViews,
      ...sources.flatMap(({ featureViewProjection, featureView }) => [
        { name: featureViewProjection?.featureViewName ?? '' },
        featureView?.spec,
      ]),
    ]),
  };
}

function namesOf(
  named: ReadonlyArray<{ readonly name: string } | null | undefined>,
): string[] {
  return named.flatMap(each => each?.name || []);
}
