import { ZodError, ZodType } from 'zod';
import { Parsed, problem } from './Parsed';
import { parseYaml } from './parseYaml';

/**
 * As {@link parseYaml}, and holds what the file says against the shape that files of its kind have.
 *
 * @public
 */
export function parseYamlAs<T>(
  file: string,
  text: string,
  shape: ZodType<T>,
): Parsed<T> {
  const parsed = parseYaml(file, text);
  if ('problem' in parsed) return parsed;
  const shaped = shape.safeParse(parsed.value);
  return shaped.success
    ? { value: shaped.data }
    : problem(`${file} has not the expected shape: ${describe(shaped.error)}`);
}

function describe(error: ZodError): string {
  const [issue] = error.issues;
  const path = issue.path.map(String).join('.').slice(0, 100);
  return path ? `at ${path}: ${issue.message}` : issue.message;
}
