import { Parsed, parseYamlAs } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { resolvePath } from '../repository/paths';
import { Command, splitScript } from './commands';

/** What a workflow runs, and the composite actions of the same repository that it uses. */
export interface Workflow {
  readonly commands: readonly Command[];
  /** Folders of local actions. */
  readonly actions: readonly string[];
}

const inFolder = z
  .looseObject({
    run: z
      .looseObject({ 'working-directory': z.string().optional() })
      .optional(),
  })
  .optional()
  .catch(undefined);
const stepShape = z.looseObject({
  run: z.string().optional(),
  uses: z.string().optional(),
  if: z.union([z.string(), z.boolean()]).optional().catch(undefined),
  'working-directory': z.string().optional(),
});
const steps = z.array(stepShape).nullish();
const workflowShape = z
  .looseObject({
    defaults: inFolder,
    jobs: z
      .record(
        z.string(),
        z
          .looseObject({
            if: z.union([z.string(), z.boolean()]).optional().catch(undefined),
            defaults: inFolder,
            steps,
            strategy: z
              .looseObject({
                matrix: z.record(z.string(), z.unknown()).catch({}),
              })
              .optional()
              .catch(undefined),
          })
          .nullable(),
      )
      .nullish(),
  })
  .nullable();
const actionShape = z.looseObject({
  runs: z.looseObject({ steps }).optional(),
});

/** Reads a workflow of GitHub Actions. */
export function parseGithubWorkflow(
  file: string,
  text: string,
): Parsed<Workflow> {
  const parsed = parseYamlAs(file, text, workflowShape);
  if ('problem' in parsed) return parsed;
  const { jobs, defaults } = parsed.value ?? {};
  const read = Object.values(jobs ?? {}).flatMap(job =>
    job === null || isOff(job.if)
      ? []
      : readSteps(job.steps ?? [], {
          folder:
            job.defaults?.run?.['working-directory'] ??
            defaults?.run?.['working-directory'] ??
            '.',
          matrix: job.strategy?.matrix ?? {},
        }),
  );
  return { value: merge(read) };
}

/** Reads the `action.yml` of a composite action. */
export function parseGithubAction(
  file: string,
  text: string,
): Parsed<Workflow> {
  const parsed = parseYamlAs(file, text, actionShape);
  if ('problem' in parsed) return parsed;
  const read = readSteps(parsed.value.runs?.steps ?? [], {
    folder: '.',
    matrix: {},
  });
  return { value: merge(read) };
}

function merge(read: readonly Workflow[]): Workflow {
  return {
    commands: read.flatMap(({ commands }) => commands),
    actions: read.flatMap(({ actions }) => actions),
  };
}

function readSteps(
  written: ReadonlyArray<z.infer<typeof stepShape>>,
  options: { folder: string; matrix: Readonly<Record<string, unknown>> },
): Workflow[] {
  return written
    .filter(step => !isOff(step.if))
    .map(step => {
      const folders = fillIn(
        step['working-directory'] ?? options.folder,
        options.matrix,
      );
      const texts = fillIn(step.run ?? '', options.matrix);
      return {
        commands: folders.flatMap(folder => {
          const resolved = resolvePath('', folder);
          return 'path' in resolved
            ? texts.flatMap(text => inPlace(text, resolved.path))
            : [];
        }),
        actions: step.uses?.startsWith('./') ? [step.uses.slice(2)] : [],
      };
    });
}

/** The commands of a script, each in the folder that `cd` before it leads to. */
export function inPlace(script: string, start: string): Command[] {
  let folder = start;
  return splitScript(script).map(text => {
    const moved = text.match(/^cd\s+["']?([^\s"']+)["']?$/)?.[1];
    const resolved =
      moved === undefined ? undefined : resolvePath(folder, moved);
    if (resolved && 'path' in resolved) folder = resolved.path;
    return { text, folder };
  });
}

/** A condition that is never true. */
function isOff(condition: string | boolean | undefined): boolean {
  return (
    condition === false ||
    /^\s*(?:\$\{\{\s*)?false(?:\s*\}\})?\s*$/.test(String(condition))
  );
}

const MAX_VARIANTS = 20;

/** Texts with the values of the matrix in them, one for each combination, up to a number. */
function fillIn(
  text: string,
  matrix: Readonly<Record<string, unknown>>,
): string[] {
  let variants = [text];
  for (const [name, values] of Object.entries(matrix)) {
    if (!Array.isArray(values)) continue;
    const plain = values.filter(
      value => typeof value === 'string' || typeof value === 'number',
    );
    const place = /\$\{\{\s*matrix\.([\w-]+)\s*\}\}/g;
    variants = variants
      .flatMap(variant =>
        variant.includes(`matrix.${name}`) && plain.length
          ? plain.map(value =>
              variant.replace(place, (whole, key) =>
                key === name ? String(value) : whole,
              ),
            )
          : [variant],
      )
      .slice(0, MAX_VARIANTS);
  }
  return variants;
}
