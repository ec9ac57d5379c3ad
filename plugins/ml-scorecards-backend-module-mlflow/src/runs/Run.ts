import { RunAnswer } from '../api/schemas';
import { FeastTags, feastTagsOf } from './feastTags';

/** A dataset that a run logged as its input, with a digest. */
export interface Dataset {
  readonly name: string;
  readonly digest: string;
  /** How many rows it has, if it says so. */
  readonly rows?: number;
}

/** A run, without what no fact needs: runs can have thousands of parameters and metrics. */
export interface Run {
  readonly id: string;
  readonly experimentId: string;
  readonly isDeleted: boolean;
  readonly status: string;
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** Whether another run has started it, as searches for parameters do. */
  readonly isNested: boolean;
  readonly hasParams: boolean;
  readonly hasSeed: boolean;
  /** Whether a parameter says that several nodes or processes took part. */
  readonly isDistributed: boolean;
  readonly hasMetrics: boolean;
  readonly metrics: ReadonlyMap<string, number>;
  readonly datasets: readonly Dataset[];
  /** Git commit; empty without one. */
  readonly codeVersion: string;
  /** What its tags say of features that it fetched. */
  readonly feast: FeastTags;
  readonly isBaseline: boolean;
  /** The run that it repeats. */
  readonly reproduces?: string;
  /** Whether it measured drift, and trained nothing. */
  readonly measuresDrift: boolean;
}

export const BASELINE_TAG = 'mlscorecards.baseline';
export const REPRODUCES_TAG = 'mlscorecards.reproduces';
export const DRIFT_TAG = 'mlscorecards.drift';

const SEED = /(?:^|[._/-])(?:seeds?|random_?(?:seed|state)|rng_?seed)$|_seed$/i;
/** Not workers of a data loader, nor threads: these stay on one machine. Nor nodes alone, which are those of a layer or graph. */
const PARTICIPANTS =
  /(?:^|[./-])(?:world_size|nnodes|num_machines|machine_count|num_processes|n_?procs?(?:_per_node)?|num_replicas|num_executors|(?:trainer|distributed|cluster)[._/-]num_nodes)$/i;
/** Machines, if it is a trainer that has them. */
const NODES = /(?:^|[./-])num_nodes$/i;
const TRAINER =
  /(?:^|[./-])(?:accelerator|strategy|devices|gpus|num_gpus|gpus_per_node|devices_per_node|distributed_backend)$/i;

/** Keeps of a run what facts need. */
export function toRun({ info, data, inputs }: RunAnswer): Run {
  const params = data?.params ?? new Map<string, string>();
  const tags = data?.tags ?? new Map<string, string>();
  const metrics = data?.metrics ?? new Map<string, number>();
  const names = [...params.keys()];
  return {
    id: info.run_id,
    experimentId: info.experiment_id,
    isDeleted: info.lifecycle_stage === 'deleted',
    status: info.status,
    // Whatever has not ended has no time of its end, or 0.
    startedAt: info.start_time || undefined,
    endedAt: info.end_time || undefined,
    isNested: Boolean(tags.get('mlflow.parentRunId')),
    hasParams: names.length > 0,
    hasSeed: names.some(name => SEED.test(name)),
    isDistributed: isDistributed(params),
    hasMetrics: metrics.size > 0,
    metrics,
    datasets: (inputs?.dataset_inputs ?? [])
      .filter(({ dataset }) => dataset.digest !== '')
      .map(({ dataset }) => ({
        name: dataset.name,
        digest: dataset.digest,
        rows: rowsIn(dataset.profile),
      })),
    codeVersion: tags.get('mlflow.source.git.commit') ?? '',
    feast: feastTagsOf(tags),
    isBaseline: isSet(tags.get(BASELINE_TAG)),
    reproduces: tags.get(REPRODUCES_TAG)?.trim() || undefined,
    measuresDrift: driftMethodOf(tags) !== undefined,
  };
}

function isDistributed(params: ReadonlyMap<string, string>): boolean {
  const hasTrainer = [...params.keys()].some(name => TRAINER.test(name));
  return [...params].some(
    ([name, value]) =>
      Number(value) > 1 &&
      (PARTICIPANTS.test(name) || (hasTrainer && NODES.test(name))),
  );
}

/** The tag is there, and does not say no. */
function isSet(tag: string | undefined): boolean {
  return tag !== undefined && !/^\s*(false|no|0)\s*$/i.test(tag);
}

/** By which method the run says that it measured drift; empty if it does not say which, undefined if it measured none. */
export function driftMethodOf(
  tags: ReadonlyMap<string, string> | undefined,
): string | undefined {
  const tag = tags?.get(DRIFT_TAG)?.trim();
  if (tag === undefined || !isSet(tag)) return undefined;
  return /^(?:true|yes|1)$/i.test(tag) ? '' : tag;
}

/** As MLflow's own kinds of datasets say it: tables, arrays, and Spark, which only estimates. */
function rowsIn(profile: string): number | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(profile);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { num_rows, approx_count, features_shape } = parsed as Record<
    string,
    unknown
  >;
  const rows = [
    num_rows,
    approx_count,
    Array.isArray(features_shape) ? features_shape[0] : undefined,
  ].find(each => each !== undefined);
  return Number.isSafeInteger(rows) && Number(rows) >= 0
    ? Number(rows)
    : undefined;
}
