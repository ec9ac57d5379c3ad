/**
 * What modules of the ML Scorecards backend are made of.
 *
 * @packageDocumentation
 */

export * from './FactCollector';
export * from './factCollectorsExtensionPoint';
export * from './facts';
