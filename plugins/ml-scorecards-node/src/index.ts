/**
 * What modules of the ML Scorecards backend are made of.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './collectEach';
export * from './CollectionFailure';
export * from './dayValues';
export * from './encodeSegment';
export * from './FactCollector';
export * from './factCollectorsExtensionPoint';
export * from './facts';
export * from './http';
export * from './instances';
export * from './isAboutDrift';
export * from './isPossibleInstant';
export * from './median';
export * from './mergeAsTheyCome';
export * from './objectiveKind';
export * from './parseTimeSpan';
export * from './repositories';
export * from './settled';
export * from './shown';
export * from './text';
export * from './Unknown';
export * from './untilAborted';
