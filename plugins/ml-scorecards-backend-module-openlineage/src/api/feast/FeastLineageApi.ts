import {
  SourceHttpClient,
  SourceInstance,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { isJob, LineageGraph, LineageNode } from '../../lineage/LineageGraph';
import { historyOfEvents } from '../../runs/historyOfEvents';
import { RunHistory } from '../../runs/JobRun';
import { parseRunEvent } from '../../runs/RunEvent';
import { ClientOptions, createClient } from '../createClient';
import { LineageApi, LineageReading } from '../LineageApi';
import { listNewest } from '../listNewest';
import {
  datasetsAnswer,
  eventsAnswer,
  graphAnswer,
  jobsAnswer,
} from './schemas';

/** A run has two events at least, with all that its datasets have told. */
const EVENTS_PAGE = 250;
const MAX_PAGES = 4;

/** How Feast links datasets that say the same address of where they come from, as all tables of one database do. */
const SAME_SOURCE = 'dataSource_uri';

/** What Feast makes of events, as a consumer of OpenLineage: one graph of all, and the events of each job. */
export class FeastLineageApi implements LineageApi {
  readonly id: string;
  readonly #client: SourceHttpClient;
  readonly #uiUrl: string;

  private constructor(instance: SourceInstance, client: SourceHttpClient) {
    this.id = instance.id;
    this.#uiUrl = instance.uiUrl;
    this.#client = client;
  }

  static create(
    instance: SourceInstance,
    options: ClientOptions,
  ): FeastLineageApi {
    return new FeastLineageApi(instance, createClient(instance, options));
  }

  /** The pages of Feast belong to projects, which nothing here names. */
  link(): string {
    return this.#uiUrl;
  }

  /** Its graphs around a node cannot be had of nodes with a slash in their names, which most have: so all is read. */
  async open(
    nodeIds: readonly string[],
    signal: AbortSignal,
  ): Promise<LineageReading> {
    const { edges, symlinks } = await this.#client.getJson(
      sourcePath`api/v1/lineage/openlineage/graph`,
      // Nodes come with all their facets. Edges come all, however few nodes are asked for.
      { query: { limit: 1 }, schema: graphAnswer, signal },
    );
    const ends = edges.map(edge => ({
      type: edge.edge_type,
      from: node(edge.source_type, edge.source_namespace, edge.source_name),
      to: node(edge.target_type, edge.target_namespace, edge.target_name),
    }));
    const inEdges = ends.flatMap(({ from, to }) => [from, to]);
    const seen = new Set(inEdges.map(({ id }) => id));
    const graph = new LineageGraph({
      nodes: [
        ...inEdges,
        ...(await this.#listMissing(
          nodeIds.filter(id => !seen.has(id)),
          signal,
        )),
      ],
      // What it derives from these two is not needed. It draws a symlink as an edge as well, but does not say of which kind.
      edges: ends
        .filter(({ type }) => type === 'input' || type === 'output')
        .map(({ from, to }) => [from.id, to.id] as const),
      same: symlinks
        .filter(({ link_type }) => link_type !== SAME_SOURCE)
        .map(
          link =>
            [
              node('dataset', link.dataset_namespace, link.dataset_name).id,
              node('dataset', link.linked_namespace, link.linked_name).id,
            ] as const,
        ),
    });
    return {
      graphAround: async () => graph,
      runsOf: (job, options) => this.#runsOf(job, options),
    };
  }

  /** What reads and writes nothing has no edges. */
  async #listMissing(
    nodeIds: readonly string[],
    signal: AbortSignal,
  ): Promise<LineageNode[]> {
    const listed: LineageNode[] = [];
    if (nodeIds.some(isJob)) {
      const { jobs } = await this.#client.getJson(
        sourcePath`api/v1/lineage/openlineage/jobs`,
        { schema: jobsAnswer, signal },
      );
      listed.push(
        ...jobs.map(job => node('job', job.job_namespace, job.job_name)),
      );
    }
    if (!nodeIds.every(isJob)) {
      const { datasets } = await this.#client.getJson(
        sourcePath`api/v1/lineage/openlineage/datasets`,
        { schema: datasetsAnswer, signal },
      );
      listed.push(
        ...datasets.map(each =>
          node('dataset', each.dataset_namespace, each.dataset_name),
        ),
      );
    }
    return listed;
  }

  async #runsOf(
    { namespace, name }: LineageNode,
    { now, signal }: { readonly now: number; readonly signal: AbortSignal },
  ): Promise<RunHistory> {
    const events = await listNewest({
      pageSize: EVENTS_PAGE,
      maxPages: MAX_PAGES,
      now,
      read: async page => {
        const answer = await this.#client.getJson(
          sourcePath`api/v1/lineage/openlineage/events`,
          {
            query: { namespace, job_name: name, ...page },
            schema: eventsAnswer,
            signal,
          },
        );
        return answer.events;
      },
      timeOf: ({ event_time }) => event_time,
    });
    return historyOfEvents(
      events.flatMap(
        ({ event_json, event_time }) =>
          parseRunEvent(event_json, event_time) ?? [],
      ),
      now,
    );
  }
}

function node(type: string, namespace: string, name: string): LineageNode {
  return { id: `${type}:${namespace}:${name}`, namespace, name };
}
