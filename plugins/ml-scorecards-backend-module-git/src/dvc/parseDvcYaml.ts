import { Parsed, parseYamlAs } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';

/** A stage of `dvc.yaml` as it is written, before templates are filled in. */
export interface DvcStage {
  /** Folder that the paths of the stage start from, relative to the folder of `dvc.yaml`. */
  readonly wdir: string;
  readonly deps: readonly string[];
  readonly outs: readonly DvcOutput[];
  /** Those of the outputs that are metrics. */
  readonly metrics: readonly string[];
  readonly params: readonly DvcParams[];
  readonly frozen: boolean;
  /** What the stage is repeated for: the values of `foreach` or the axes of `matrix`. */
  readonly foreach?: unknown;
  readonly matrix?: unknown;
}

/** @see DvcStage */
export interface DvcOutput {
  readonly path: string;
  /** Whether DVC keeps the file, or Git does. */
  readonly cached: boolean;
}

/** Parameters that a stage reads from one file; all of them without `keys`. */
export interface DvcParams {
  readonly file: string;
  readonly keys?: readonly string[];
}

/** What `dvc.yaml` declares. */
export interface DvcYaml {
  readonly stages: ReadonlyMap<string, DvcStage>;
  /** Names of the artifacts of type `model`. */
  readonly models: readonly string[];
  /** Files with metrics and with parameters that belong to no stage. */
  readonly metrics: readonly string[];
  readonly params: readonly string[];
}

const DEFAULT_PARAMS_FILE = 'params.yaml';

const texts = z.array(z.string());
const outputs = z.array(
  z.union([
    z.string(),
    z.record(
      z.string(),
      z.looseObject({ cache: z.boolean().optional() }).nullable(),
    ),
  ]),
);
const stageShape = z.looseObject({
  wdir: z.string().optional(),
  deps: texts.nullish(),
  outs: outputs.nullish(),
  metrics: outputs.nullish(),
  plots: outputs.nullish(),
  params: z
    .array(
      z.union([z.string(), z.record(z.string(), z.union([texts, z.null()]))]),
    )
    .nullish(),
  frozen: z.boolean().optional(),
});
const writtenStageShape = z.union([
  z.looseObject({
    foreach: z.union([
      z.string(),
      z.array(z.unknown()),
      z.record(z.string(), z.unknown()),
    ]),
    do: stageShape,
  }),
  stageShape.extend({
    matrix: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  }),
]);
const dvcYamlShape = z
  .looseObject({
    stages: z.record(z.string(), writtenStageShape).nullish(),
    artifacts: z
      .record(z.string(), z.looseObject({ type: z.string().nullish() }))
      .nullish(),
    // Not worth a broken file: DVC takes more than texts here in some versions.
    metrics: texts.nullish().catch(undefined),
    params: texts.nullish().catch(undefined),
  })
  .nullable();

/** Parses a `dvc.yaml`. One without stages, such as DVCLive writes, is fine. */
export function parseDvcYaml(file: string, text: string): Parsed<DvcYaml> {
  const parsed = parseYamlAs(file, text, dvcYamlShape);
  if ('problem' in parsed) return parsed;
  const { stages, artifacts, metrics, params } = parsed.value ?? {};
  return {
    value: {
      stages: new Map(
        Object.entries(stages ?? {}).map(([name, stage]) => [
          name,
          toStage(stage),
        ]),
      ),
      models: Object.entries(artifacts ?? {})
        .filter(([, artifact]) => artifact.type?.toLowerCase() === 'model')
        .map(([name]) => name),
      metrics: metrics ?? [],
      params: params ?? [],
    },
  };
}

function toStage(written: z.infer<typeof writtenStageShape>): DvcStage {
  const repeated = 'foreach' in written && written.foreach !== undefined;
  const stage = (repeated ? written.do : written) as z.infer<typeof stageShape>;
  return {
    wdir: stage.wdir ?? '.',
    deps: stage.deps ?? [],
    outs: [
      ...(stage.outs ?? []),
      ...(stage.metrics ?? []),
      ...(stage.plots ?? []),
    ].flatMap(toOutputs),
    metrics: (stage.metrics ?? []).flatMap(toOutputs).map(({ path }) => path),
    params: (stage.params ?? []).flatMap(toParams),
    frozen: stage.frozen ?? false,
    ...(repeated ? { foreach: written.foreach } : {}),
    ...('matrix' in written && written.matrix !== undefined
      ? { matrix: written.matrix }
      : {}),
  };
}

function toOutputs(written: z.infer<typeof outputs>[number]): DvcOutput[] {
  return typeof written === 'string'
    ? [{ path: written, cached: true }]
    : Object.entries(written).map(([path, options]) => ({
        path,
        cached: options?.cache ?? true,
      }));
}

function toParams(
  written: string | Record<string, string[] | null>,
): DvcParams[] {
  if (typeof written !== 'string') {
    return Object.entries(written).map(([file, keys]) =>
      keys?.length ? { file, keys } : { file },
    );
  }
  return [{ file: DEFAULT_PARAMS_FILE, keys: [written] }];
}
