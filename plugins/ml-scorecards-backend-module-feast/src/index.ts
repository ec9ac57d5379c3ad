/**
 * Collects facts about ML components from Feast.
 *
 * @packageDocumentation
 */

export { mlScorecardsModuleFeast as default } from './module';
