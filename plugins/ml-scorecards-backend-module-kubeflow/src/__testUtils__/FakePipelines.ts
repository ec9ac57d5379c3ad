import type { FakeAnswer } from './FakeKubeflow';
import { assertPublished } from './published';

export interface FakeRun {
  readonly run_id: string;
  readonly experiment_id?: string;
  readonly state: string;
  readonly created_at: string;
  readonly finished_at?: string;
  readonly recurring_run_id?: string;
  readonly pipeline_version_reference?: {
    readonly pipeline_id: string;
    readonly pipeline_version_id: string;
  };
  readonly [field: string]: unknown;
}

/** Kubeflow Pipelines. */
export class FakePipelines {
  readonly runs: FakeRun[] = [];
  readonly recurringRuns: Array<{
    readonly recurring_run_id: string;
    readonly [field: string]: unknown;
  }> = [];
  /** Versions by the ids of pipelines, the newest first. */
  readonly pipelines = new Map<
    string,
    ReadonlyArray<{
      readonly pipeline_version_id: string;
      readonly [field: string]: unknown;
    }>
  >();
  readonly experiments = new Set<string>();
  /** Whether it asks for a namespace where no experiment is named. */
  isMultiUser = false;

  reset(): void {
    this.runs.length = 0;
    this.recurringRuns.length = 0;
    this.pipelines.clear();
    this.experiments.clear();
    this.isMultiUser = false;
  }

  answer(path: string, query: URLSearchParams): FakeAnswer {
    const [kind, id, versions, versionId] = path
      .replace('apis/v2beta1/', '')
      .split('/');
    switch (kind) {
      case 'runs':
        return this.#scoped(query, () => this.#listRuns(query));
      case 'recurringruns':
        return id
          ? this.#recurringRun(id)
          : this.#scoped(query, () => this.#listRecurringRuns(query));
      case 'pipelines':
        if (versions) return this.#versions(id, versionId);
        return this.pipelines.has(id)
          ? ok('v2beta1Pipeline', { pipeline_id: id })
          : notFound('Pipeline', id);
      default:
        throw new Error(`${path} is not in Kubeflow Pipelines`);
    }
  }

  #scoped(query: URLSearchParams, answer: () => FakeAnswer): FakeAnswer {
    const experiment = query.get('experiment_id');
    if (experiment !== null) {
      return this.experiments.has(experiment)
        ? answer()
        : notFound('Experiment', experiment);
    }
    return query.has('namespace') || !this.isMultiUser
      ? answer()
      : failed(400, {
          code: 3,
          message:
            'Invalid input error: A run cannot have an empty namespace in multi-user mode',
        });
  }

  #listRuns(query: URLSearchParams): FakeAnswer {
    if (query.get('sort_by') !== 'created_at desc') throw new Error('Unsorted');
    // Released versions do not know the keys by which one would filter.
    if (query.has('filter')) throw new Error('No such filter');
    const experiment = query.get('experiment_id');
    const all = this.runs
      .filter(run => experiment === null || run.experiment_id === experiment)
      .sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
    const size = Number(query.get('page_size'));
    const from = Number(query.get('page_token') ?? 0);
    const isFull = query.get('view') === 'FULL';
    return ok('v2beta1ListRunsResponse', {
      runs: all.slice(from, from + size).map(({ run_details, ...run }) => ({
        ...run,
        ...(isFull && { run_details }),
      })),
      total_size: all.length,
      next_page_token: from + size < all.length ? String(from + size) : '',
    });
  }

  #listRecurringRuns(query: URLSearchParams): FakeAnswer {
    const size = Number(query.get('page_size'));
    const from = Number(query.get('page_token') ?? 0);
    const all = this.recurringRuns;
    return ok('v2beta1ListRecurringRunsResponse', {
      recurringRuns: all.slice(from, from + size),
      total_size: all.length,
      next_page_token: from + size < all.length ? String(from + size) : '',
    });
  }

  #recurringRun(id: string): FakeAnswer {
    const found = this.recurringRuns.find(
      ({ recurring_run_id }) => recurring_run_id === id,
    );
    return found ? ok('v2beta1RecurringRun', found) : notFound('Job', id);
  }

  #versions(pipelineId: string, versionId: string | undefined): FakeAnswer {
    const all = (this.pipelines.get(pipelineId) ?? []).map(version => ({
      pipeline_id: pipelineId,
      ...version,
    }));
    if (versionId === undefined) {
      return ok('v2beta1ListPipelineVersionsResponse', {
        pipeline_versions: all.slice(0, 1),
        total_size: all.length,
      });
    }
    const found = all.find(
      ({ pipeline_version_id }) => pipeline_version_id === versionId,
    );
    // Whether its pipeline is there is not looked at.
    return found
      ? ok('v2beta1PipelineVersion', found)
      : notFound('PipelineVersion', versionId);
  }
}

function ok(schema: string, json: unknown): FakeAnswer {
  assertPublished('pipelines', schema, json);
  return { status: 200, json };
}

function failed(status: number, json: object): FakeAnswer {
  assertPublished('pipelines', 'googlerpcStatus', json);
  return { status, json: { ...json, details: [] } };
}

function notFound(kind: string, id: string): FakeAnswer {
  return failed(404, {
    code: 5,
    message: `ResourceNotFoundError: ${kind} ${id} not found`,
  });
}
