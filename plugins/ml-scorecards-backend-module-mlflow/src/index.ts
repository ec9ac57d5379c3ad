/**
 * Collects facts about ML components from MLflow.
 *
 * @packageDocumentation
 */

export { mlScorecardsModuleMlflow as default } from './module';
