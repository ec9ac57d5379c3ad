/**
 * Collects facts about ML components from Kubeflow.
 *
 * @packageDocumentation
 */

export { mlScorecardsModuleKubeflow as default } from './module';
