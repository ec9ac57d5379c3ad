/**
 * Collects facts about ML components from their Git repositories.
 *
 * @packageDocumentation
 */

export { mlScorecardsModuleGit as default } from './module';
