export { loadRubrics } from './loadRubrics';
export type { RubricDefinition } from './RubricDefinition';
export { checksOf, rubricResults } from './rubricResults';
