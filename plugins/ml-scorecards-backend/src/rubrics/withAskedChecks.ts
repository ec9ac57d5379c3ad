import { RubricDefinition } from './RubricDefinition';

/**
 * The rubric as far as its checks exist. A test that names another is one that nobody asks; a level that does so cannot be
 * reached, and says why. `missing` are the ids that do not exist, each once.
 */
export function withAskedChecks(
  rubric: RubricDefinition,
  exists: (check: string) => boolean,
): { rubric: RubricDefinition; missing: string[] } {
  const missing = new Set<string>();
  const asked = (check: string) => {
    if (!exists(check)) {
      missing.add(check);
    }
    return exists(check);
  };
  const known =
    rubric.kind === 'test-score'
      ? {
          ...rubric,
          sections: rubric.sections.map(section => ({
            ...section,
            tests: section.tests.map(test => ({
              ...test,
              checks:
                test.checks.filter(asked).length === test.checks.length
                  ? test.checks
                  : [],
            })),
          })),
        }
      : {
          ...rubric,
          levels: rubric.levels.map(level => ({
            ...level,
            needs: level.needs.filter(asked),
            notAsked: [
              ...level.notAsked,
              ...level.needs
                .filter(check => !exists(check))
                .map(check => `The check ${check}, which is not defined`),
            ],
          })),
        };
  return { rubric: known, missing: [...missing] };
}
