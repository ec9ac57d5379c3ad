import { catalogFacts } from './catalog';
import { evidentlyFacts } from './evidently';
import { FactSet } from './FactSet';
import { feastFacts } from './feast';
import { gitFacts } from './git';
import { kubeflowFacts } from './kubeflow';
import { mlflowFacts } from './mlflow';
import { openlineageFacts } from './openlineage';
import { prometheusFacts } from './prometheus';

/**
 * The fact sets of all known sources, whether a module that fills them is installed or not: checks are typed against
 * them, so that a check on a source that is not connected is `unknown` and says how to connect it.
 *
 * @public
 */
export const knownFactSets: readonly FactSet[] = [
  catalogFacts,
  gitFacts,
  mlflowFacts,
  kubeflowFacts,
  feastFacts,
  openlineageFacts,
  evidentlyFacts,
  prometheusFacts,
];

export { catalogFacts } from './catalog';
export { evidentlyFacts } from './evidently';
export type {
  FactDeclaration,
  FactSet,
  FactType,
  ModelAnnotations,
} from './FactSet';
export { feastFacts } from './feast';
export { gitFacts } from './git';
export { kubeflowFacts } from './kubeflow';
export { mlflowFacts } from './mlflow';
export { openlineageFacts } from './openlineage';
export { prometheusFacts } from './prometheus';
