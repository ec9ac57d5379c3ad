/**
 * Collects facts about ML components from OpenLineage events.
 *
 * @packageDocumentation
 */

export { mlScorecardsModuleOpenlineage as default } from './module';
