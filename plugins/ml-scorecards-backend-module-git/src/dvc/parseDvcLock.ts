import {
  Parsed,
  parseYamlAs,
  problem,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';

/** A file or folder as DVC recorded it. */
export interface LockedPath {
  readonly path: string;
  /** MD5 of the content, with the ending `.dir` for a folder. Absent where DVC recorded something else. */
  readonly md5?: string;
  /** Whether DVC recorded any hash or version of the content. */
  readonly hashed: boolean;
  readonly size?: number;
  readonly fileCount?: number;
}

/** What DVC recorded when it last ran a stage. */
export interface LockedStage {
  readonly deps: readonly LockedPath[];
  readonly outs: readonly LockedPath[];
  /** Values of parameters by file and key. */
  readonly params: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
}

/** What `dvc.lock` records, by stage. */
export type DvcLock = ReadonlyMap<string, LockedStage>;

const count = z.number().int().nonnegative().optional();

/** DVC quotes a hash that looks like a number; whoever edits a lock by hand may not, and it still is a hash that differs. */
const hash = z.union([z.string(), z.number().transform(String)]).optional();

/** The parts of an entry that say what its content was. */
export const hashesShape = z.looseObject({
  md5: hash,
  etag: hash,
  checksum: hash,
  version_id: hash,
  files: z.array(z.unknown()).optional(),
  cloud: z.record(z.string(), z.unknown()).optional(),
  size: count,
  nfiles: count,
});
const pathShape = hashesShape.extend({ path: z.string() });
const stageShape = z.looseObject({
  deps: z.array(pathShape).nullish(),
  outs: z.array(pathShape).nullish(),
  params: z
    .record(z.string(), z.record(z.string(), z.unknown()).nullable())
    .nullish(),
});
const stagesShape = z.record(z.string(), stageShape);
const version2Shape = z.looseObject({
  schema: z.string(),
  stages: stagesShape.nullish(),
});

/** Parses a `dvc.lock` of schema 2.0, or of 1.0, which had the stages at its top. */
export function parseDvcLock(file: string, text: string): Parsed<DvcLock> {
  const parsed = parseYamlAs(
    file,
    text,
    z.record(z.string(), z.unknown()).nullable(),
  );
  if ('problem' in parsed) return parsed;
  const shape = 'schema' in (parsed.value ?? {}) ? version2Shape : stagesShape;
  const shaped = shape.safeParse(parsed.value ?? {});
  if (!shaped.success) {
    const [issue] = shaped.error.issues;
    return problem(
      `${file} has not the expected shape: at ${issue.path.join('.')}: ${
        issue.message
      }`,
    );
  }
  const stages = (
    'schema' in shaped.data ? shaped.data.stages ?? {} : shaped.data
  ) as z.infer<typeof stagesShape>;
  return {
    value: new Map(
      Object.entries(stages).map(([name, stage]) => [
        name,
        {
          deps: (stage.deps ?? []).map(toLockedPath),
          outs: (stage.outs ?? []).map(toLockedPath),
          params: new Map(
            Object.entries(stage.params ?? {}).map(([path, values]) => [
              path,
              new Map(Object.entries(values ?? {})),
            ]),
          ),
        },
      ]),
    ),
  };
}

/** Reads what an entry of `dvc.lock` or of a `*.dvc` file says about content. */
export function toLockedPath(
  entry: z.infer<typeof hashesShape> & { path: string },
): LockedPath {
  const { path, md5, size, nfiles } = entry;
  return {
    path,
    ...(md5 ? { md5 } : {}),
    hashed: Boolean(
      md5 ||
        entry.etag ||
        entry.checksum ||
        entry.version_id ||
        entry.files?.length ||
        Object.keys(entry.cloud ?? {}).length,
    ),
    ...(size !== undefined ? { size } : {}),
    ...(nfiles !== undefined ? { fileCount: nfiles } : {}),
  };
}
