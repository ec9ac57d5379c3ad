/** A run of a fake job, by instants in milliseconds. */
export interface FakeRun {
  readonly start: number;
  /** Without it, it still runs. */
  readonly seconds?: number;
  readonly state?: 'COMPLETE' | 'FAIL' | 'ABORT';
  /** `assertion: success` of its inputs. */
  readonly tests?: Readonly<Record<string, boolean>>;
}

export interface FakeJob {
  readonly namespace: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly runs: readonly FakeRun[];
  readonly type?: string;
}

/** What a fake knows, whichever server it stands in for. */
export interface KnownLineage {
  readonly jobs: ReadonlyMap<string, FakeJob>;
  /** Datasets that no job reads or writes. */
  readonly loneDatasets: ReadonlySet<string>;
  /** Names of the same dataset, by a facet that says so. */
  readonly symlinks: ReadonlyArray<readonly [string, string]>;
  /** Datasets that say the same address of where they come from. */
  readonly ofOneSource: ReadonlyArray<readonly [string, string]>;
}

/** What is answered, and with which status. */
export interface FakeAnswer {
  readonly status: number;
  readonly json: unknown;
}

/** A namespace with colons and slashes, as real ones have. */
export const NAMESPACE = 'airflow://prod:8080';

/** The id of a job, or of a dataset. */
export const job = (name: string) => `job:${NAMESPACE}:${name}`;
export const dataset = (name: string) => `dataset:${NAMESPACE}:${name}`;

export const iso = (at: number) => new Date(at).toISOString();

export function newestFirst({ runs }: FakeJob): FakeRun[] {
  return [...runs].sort((a, b) => b.start - a.start);
}

export function pageOf<T>(items: readonly T[], query: URLSearchParams): T[] {
  const offset = Number(query.get('offset') ?? 0);
  return items.slice(offset, offset + Number(query.get('limit')));
}

/** The facets in which a run tells how its tests of a dataset went. */
export function assertionsOf({ tests }: FakeRun) {
  return tests
    ? {
        dataQualityAssertions: {
          assertions: Object.entries(tests).map(([assertion, success]) => ({
            assertion,
            success,
          })),
        },
      }
    : {};
}
