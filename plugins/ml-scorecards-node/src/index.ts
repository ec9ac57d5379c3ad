/**
 * What modules of the ML Scorecards backend are made of.
 *
 * @packageDocumentation
 */

export * from './collectEach';
export * from './CollectionFailure';
export * from './FactCollector';
export * from './factCollectorsExtensionPoint';
export * from './facts';
export * from './http';
export * from './mergeAsTheyCome';
export * from './untilAborted';
