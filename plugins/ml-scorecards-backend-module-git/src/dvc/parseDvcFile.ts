import { Parsed, parseYamlAs } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { hashesShape, LockedPath, toLockedPath } from './parseDvcLock';

/** What a `*.dvc` file records. */
export interface DvcFile {
  readonly wdir: string;
  /** The data that DVC tracks through it. */
  readonly outs: readonly LockedPath[];
  /** Whether it imports from another repository without a locked revision. */
  readonly importsUnpinned: boolean;
}

const dvcFileShape = z
  .looseObject({
    wdir: z.string().optional(),
    outs: z
      .array(hashesShape.extend({ path: z.string().optional() }))
      .nullish(),
    deps: z
      .array(
        z.looseObject({
          repo: z.looseObject({ rev_lock: z.string().nullish() }).optional(),
        }),
      )
      .nullish(),
    // A file of DVC before 1.0 carries the hash of its only output at the top, too.
    md5: z.string().optional(),
  })
  .nullable();

/** Parses a `*.dvc` file; `file` is its name, from which an output without a path gets one. */
export function parseDvcFile(file: string, text: string): Parsed<DvcFile> {
  const parsed = parseYamlAs(file, text, dvcFileShape);
  if ('problem' in parsed) return parsed;
  const { wdir, outs, deps, md5 } = parsed.value ?? {};
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.dvc$/, '');
  const written = outs ?? (md5 ? [{}] : []);
  return {
    value: {
      wdir: wdir ?? '.',
      outs: written.map(out =>
        toLockedPath({
          ...out,
          path: out.path ?? name,
          ...(outs ? {} : { md5 }),
        }),
      ),
      importsUnpinned: (deps ?? []).some(
        dep => dep.repo !== undefined && !dep.repo.rev_lock,
      ),
    },
  };
}
