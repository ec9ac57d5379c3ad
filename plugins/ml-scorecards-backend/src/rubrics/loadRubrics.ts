import { DefinitionProblem } from 'backstage-plugin-ml-scorecards-common';
import {
  idOf,
  parseDefinitions,
  RawDefinition,
} from '../definitions/parseDefinitions';
import { RubricDefinition, rubricDefinitionSchema } from './RubricDefinition';
import { withAskedChecks } from './withAskedChecks';

/**
 * The rubrics, as far as their checks exist. A check that nobody ever defined is a mistake and reported; one that is
 * switched off is simply not asked.
 */
export function loadRubrics(options: {
  raw: readonly RawDefinition[];
  rawChecks: readonly RawDefinition[];
  checkIds: ReadonlySet<string>;
  problems: DefinitionProblem[];
}): RubricDefinition[] {
  const { raw, rawChecks, checkIds, problems } = options;
  const named = new Set(rawChecks.map(({ value }) => idOf(value)));
  const parsed = parseDefinitions({
    kind: 'rubric',
    schema: rubricDefinitionSchema,
    raw,
    problems,
  });
  return [...parsed].map(([id, { where, value }]) => {
    const { rubric, missing } = withAskedChecks(value, check =>
      checkIds.has(check),
    );
    for (const check of missing.filter(each => !named.has(each))) {
      problems.push({ where, id, message: `there is no check "${check}"` });
    }
    return rubric;
  });
}
