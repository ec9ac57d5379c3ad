/**
 * Writes the reliability tier and the level of ML components into the catalog as labels.
 *
 * @packageDocumentation
 */

export { catalogModuleMlScorecards as default } from './module';
