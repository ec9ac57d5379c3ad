import { Parsed, problem } from 'backstage-plugin-ml-scorecards-node';
import { parse } from 'smol-toml';

/** Tables in tables; genuine files have a handful. */
const MAX_DEPTH = 50;

/** Parses TOML, as `pyproject.toml` and `Pipfile` are written in. */
export function parseToml(
  file: string,
  text: string,
): Parsed<Record<string, unknown>> {
  try {
    return { value: parse(text, { maxDepth: MAX_DEPTH }) };
  } catch (error) {
    // A TomlError, which knows its line; deep nesting by dots may also end in a RangeError.
    const line =
      error instanceof Error && 'line' in error ? Number(error.line) : NaN;
    return problem(
      Number.isInteger(line)
        ? `${file} line ${line}: cannot be read as TOML`
        : `${file} cannot be read as TOML`,
    );
  }
}
