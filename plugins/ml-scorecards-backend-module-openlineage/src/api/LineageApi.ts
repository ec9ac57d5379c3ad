import { LineageGraph, LineageNode } from '../lineage/LineageGraph';
import { RunHistory } from '../runs/JobRun';

/** A server that keeps what OpenLineage events have told. */
export interface LineageApi {
  readonly id: string;
  /** Begins to read for some nodes: what they share is read once. */
  open(
    nodeIds: readonly string[],
    signal: AbortSignal,
  ): Promise<LineageReading>;
  /** The page where a person sees the lineage of a node. */
  link(node: LineageNode): string;
}

/** What is read of a server in one collection. What it does not know is no failure. */
export interface LineageReading {
  /** Undefined if the server has no such node. */
  graphAround(
    nodeId: string,
    signal: AbortSignal,
  ): Promise<LineageGraph | undefined>;
  runsOf(
    job: LineageNode,
    options: { readonly now: number; readonly signal: AbortSignal },
  ): Promise<RunHistory>;
}
