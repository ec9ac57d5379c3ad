import { catalogFacts } from './catalog';
import { evidentlyFacts } from './evidently';
import { FactSet } from './FactSet';
import { gitFacts } from './git';
import { mlflowFacts } from './mlflow';

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
  evidentlyFacts,
];

export { catalogFacts } from './catalog';
export { evidentlyFacts } from './evidently';
export type { FactDeclaration, FactSet, FactType } from './FactSet';
export { gitFacts } from './git';
export { mlflowFacts } from './mlflow';
