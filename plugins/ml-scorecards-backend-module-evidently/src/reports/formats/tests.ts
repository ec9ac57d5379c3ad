import { z } from 'zod';

/** The tests of a report of Evidently, of any version. */
export const testsSchema = z
  .array(z.object({ name: z.string(), status: z.string() }))
  .nullish();

/** As many as a fact shall name. */
const MAX_NAMES = 100;

/** The names of those that failed, or that failed to run; undefined without any test. */
export function failedTestsOf(
  tests: z.output<typeof testsSchema>,
): readonly string[] | undefined {
  if (!tests?.length) return undefined;
  const failed = tests
    .filter(({ status }) => /^(?:fail|error)$/i.test(status))
    .map(({ name }) => name);
  return [...new Set(failed)].sort().slice(0, MAX_NAMES);
}
