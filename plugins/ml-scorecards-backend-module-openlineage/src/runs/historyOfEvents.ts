import { z } from 'zod';
import { failedDataTests, TestedRun } from './dataTests';
import { beganAt, canBeTrue, JobRun, RunHistory } from './JobRun';
import { RunEvent } from './RunEvent';

/** By the type of the event that ends a run. */
const STATES: Readonly<Record<string, JobRun['state']>> = {
  COMPLETE: 'succeeded',
  FAIL: 'failed',
  ABORT: 'aborted',
};

const jobTypeFacet = z.object({ processingType: z.string().min(1) });

/** Puts the runs of a job together from its events, which come in any order. Pure. */
export function historyOfEvents(
  events: readonly RunEvent[],
  now: number,
): RunHistory {
  const byRun = new Map<string, RunEvent[]>();
  for (const event of events) {
    const { runId } = event.run;
    const ofRun = byRun.get(runId) ?? [];
    byRun.set(runId, ofRun);
    ofRun.push(event);
  }
  const runs = [...byRun.values()]
    .map(each => ({ run: runOf(each), events: each }))
    .filter(({ run }) => canBeTrue(run, now))
    .sort((a, b) => beganAt(b.run) - beganAt(a.run));
  return {
    runs: runs.map(({ run }) => run),
    impossibleRuns: byRun.size - runs.length,
    processingType: processingTypeOf(runs.flatMap(each => each.events)),
    failedDataTests: failedDataTests(testedIn(runs[0]?.events ?? [])),
  };
}

function testedIn(events: readonly RunEvent[]): TestedRun {
  return {
    datasets: events.flatMap(({ inputs, outputs }) =>
      [...inputs, ...outputs].flatMap(
        ({ name, facets, inputFacets, outputFacets }) =>
          [facets, inputFacets, outputFacets].map(each => ({
            name,
            facets: each,
          })),
      ),
    ),
    runFacets: events.map(({ run }) => run.facets),
  };
}

function runOf(events: readonly RunEvent[]): JobRun {
  const times = events.map(({ at }) => at);
  const ends = events
    .filter(({ eventType }) => eventType !== undefined && eventType in STATES)
    .sort((a, b) => b.at - a.at);
  const [end] = ends;
  const starts = events.filter(({ eventType }) => eventType === 'START');
  return {
    state: STATES[end?.eventType ?? ''] ?? 'running',
    startedAt:
      starts.length > 0 ? Math.min(...starts.map(({ at }) => at)) : undefined,
    endedAt: end?.at,
    lastEventAt: Math.max(...times),
  };
}

/** The newest event that says it: not each does. */
function processingTypeOf(
  events: readonly RunEvent[],
): RunHistory['processingType'] {
  const newest = [...events].sort((a, b) => b.at - a.at);
  for (const { job } of newest) {
    const facet = jobTypeFacet.safeParse(job.facets.jobType);
    if (facet.success) return { value: facet.data.processingType };
  }
  return {
    unknownBecause:
      'no event that was read has the facet jobType, which says so',
  };
}
