/**
 * Collects facts about drift of ML components from Evidently, and from reports of other libraries.
 *
 * @packageDocumentation
 */

export { mlScorecardsModuleEvidently as default } from './module';
