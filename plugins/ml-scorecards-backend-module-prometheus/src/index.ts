/**
 * Collects facts about ML components from Prometheus.
 *
 * @packageDocumentation
 */

export { mlScorecardsModulePrometheus as default } from './module';
