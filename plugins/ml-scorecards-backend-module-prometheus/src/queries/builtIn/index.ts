import { FactQueryDefinition } from '../FactQuery';
import { modelQueries } from './modelQueries';
import { objectiveQueries } from './objectiveQueries';
import { servingQueries } from './servingQueries';
import { utilizationQueries } from './utilizationQueries';

/** How each fact is asked for, unless the configuration says otherwise. */
export const builtInQueries: readonly FactQueryDefinition[] = [
  ...objectiveQueries,
  ...servingQueries,
  ...utilizationQueries,
  ...modelQueries,
];
