import {
  CollectionFailure,
  encodeSegment,
  SourceHttpClient,
  SourceInstance,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { LineageGraph, LineageNode } from '../../lineage/LineageGraph';
import { beganAt, canBeTrue, JobRun, RunHistory } from '../../runs/JobRun';
import { failedDataTests, TestedRun } from '../../runs/dataTests';
import { ClientOptions, createClient } from '../createClient';
import { LineageApi, LineageReading } from '../LineageApi';
import { listNewest } from '../listNewest';
import { lineageAnswer, MarquezRun, runsAnswer } from './schemas';

/** In jobs: more than are followed, so that what is left out is seen. */
const DEPTH = 20;
const RUNS_PAGE = 100;
const MAX_PAGES = 5;

/** The REST API of a Marquez server, as far as it is read: each node has a graph of its own. */
export class MarquezApi implements LineageApi, LineageReading {
  readonly id: string;
  readonly #client: SourceHttpClient;
  readonly #uiUrl: string;

  private constructor(instance: SourceInstance, client: SourceHttpClient) {
    this.id = instance.id;
    this.#uiUrl = instance.uiUrl;
    this.#client = client;
  }

  static create(instance: SourceInstance, options: ClientOptions): MarquezApi {
    return new MarquezApi(instance, createClient(instance, options));
  }

  async open(): Promise<LineageReading> {
    return this;
  }

  link({ id, namespace, name }: LineageNode): string {
    const [kind] = id.split(':');
    const segments = [kind, namespace, name].map(encodeSegment);
    return `${this.#uiUrl}/lineage/${segments.join('/')}`;
  }

  async graphAround(
    nodeId: string,
    signal: AbortSignal,
  ): Promise<LineageGraph | undefined> {
    try {
      const { graph } = await this.#client.getJson(sourcePath`api/v1/lineage`, {
        query: { nodeId, depth: DEPTH },
        schema: lineageAnswer,
        signal,
      });
      return new LineageGraph({
        nodes: graph.map(({ id, data }) => ({ id, ...data })),
        edges: graph.flatMap(({ inEdges, outEdges }) =>
          [...inEdges, ...outEdges].map(
            ({ origin, destination }) => [origin, destination] as const,
          ),
        ),
      });
    } catch (error) {
      if (saysNoSuchNode(error)) return undefined;
      throw error;
    }
  }

  async runsOf(
    job: LineageNode,
    options: { readonly now: number; readonly signal: AbortSignal },
  ): Promise<RunHistory> {
    const all = (await this.#readRuns(job, options)).map(answer => ({
      answer,
      run: asJobRun(answer),
    }));
    // Marquez lists last those whose start it does not know, whenever they were.
    const runs = all
      .filter(({ run }) => canBeTrue(run, options.now))
      .sort((a, b) => beganAt(b.run) - beganAt(a.run));
    return {
      runs: runs.map(({ run }) => run),
      impossibleRuns: all.length - runs.length,
      processingType: processingTypeOf(job.type),
      failedDataTests: failedDataTests(testedIn(runs[0]?.answer)),
    };
  }

  #readRuns(
    { namespace, name }: LineageNode,
    { now, signal }: { readonly now: number; readonly signal: AbortSignal },
  ): Promise<readonly MarquezRun[]> {
    return listNewest({
      pageSize: RUNS_PAGE,
      maxPages: MAX_PAGES,
      now,
      read: async query => {
        const { runs } = await this.#client.getJson(
          sourcePath`api/v1/namespaces/${namespace}/jobs/${name}/runs`,
          { query, schema: runsAnswer, signal },
        );
        return runs;
      },
      timeOf: ({ startedAt, createdAt }) => startedAt ?? createdAt,
    });
  }
}

/**
 * What Marquez says in its versions. A path that is not there has the same status, by Marquez's own web server or whatever
 * else answers.
 */
const NO_SUCH_NODE =
  /could not find node|\b(?:job|dataset|namespace) '.*' not found/is;

function saysNoSuchNode(error: unknown): boolean {
  return (
    error instanceof CollectionFailure &&
    error.status === 404 &&
    NO_SUCH_NODE.test(error.body ?? '')
  );
}

const STATES: Readonly<Record<string, JobRun['state']>> = {
  COMPLETED: 'succeeded',
  FAILED: 'failed',
  ABORTED: 'aborted',
};

function testedIn(run: MarquezRun | undefined): TestedRun {
  const { inputDatasetVersions = [], outputDatasetVersions = [] } = run ?? {};
  return {
    datasets: [...inputDatasetVersions, ...outputDatasetVersions].map(
      ({ datasetVersionId, facets }) => ({
        name: datasetVersionId?.name,
        facets,
      }),
    ),
    runFacets: run ? [run.facets] : [],
  };
}

/** Of a run without any time nothing was heard: it cannot be true. */
function asJobRun(run: MarquezRun): JobRun {
  const { state, createdAt, updatedAt, startedAt, endedAt } = run;
  const heard = [createdAt, updatedAt, startedAt, endedAt];
  return {
    state: STATES[state] ?? 'running',
    startedAt,
    endedAt,
    lastEventAt: Math.max(...heard.flatMap(at => at ?? [])),
  };
}

/** Marquez calls every job BATCH that does not say what it is. */
function processingTypeOf(type: string | undefined) {
  const value = { STREAM: 'STREAMING', SERVICE: 'SERVICE' }[type ?? ''];
  return value
    ? { value }
    : {
        unknownBecause:
          'Marquez calls every job a batch job that says nothing else',
      };
}
