import { Parsed, parseYamlAs } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { readRequirements, Requirements } from './requirements';

const condaShape = z.looseObject({
  dependencies: z
    .array(
      z.union([
        z.string(),
        z.looseObject({ pip: z.array(z.string()).nullish() }),
      ]),
    )
    .nullish(),
});

/** Reads an `environment.yml` of conda, or a `python_env.yaml` of MLflow, which has requirements of pip in the same place. */
export function parseCondaEnvironment(
  file: string,
  text: string,
): Parsed<Requirements> {
  const parsed = parseYamlAs(file, text, condaShape);
  if ('problem' in parsed) return parsed;
  const entries = parsed.value.dependencies ?? [];
  const texts = entries.filter(
    (entry): entry is string => typeof entry === 'string',
  );
  const pip = readRequirements(
    entries.flatMap(entry =>
      typeof entry === 'string' ? [] : entry.pip ?? [],
    ),
  );
  if (/python_env\.ya?ml$/.test(file)) {
    return { value: readRequirements(texts) };
  }
  // `pip` stands there so that the list of pip can be installed.
  const packages = texts.filter(entry => entry.trim() !== 'pip');
  return {
    value: {
      count: packages.length + pip.count,
      unpinned: [
        ...packages.filter(entry => !isPinned(entry)).map(nameOf),
        ...pip.unpinned,
      ],
      includes: pip.includes,
    },
  };
}

/** Conda pins with a single `=` (or two), such as `numpy=1.26.4=py311`; `*` and ranges do not. */
function isPinned(entry: string): boolean {
  return /^(?:[\w.-]+::)?[\w.-]+\s*={1,2}\s*[\w.!+-]+(?:=[\w.*+-]+)?$/.test(
    entry.trim(),
  );
}

function nameOf(entry: string): string {
  return entry
    .trim()
    .split(/[\s<>=!~[]/, 1)[0]
    .slice(0, 100);
}
