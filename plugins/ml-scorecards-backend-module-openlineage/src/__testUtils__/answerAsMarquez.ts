import {
  assertionsOf,
  dataset,
  FakeAnswer,
  FakeRun,
  iso,
  KnownLineage,
  NAMESPACE,
  newestFirst,
  pageOf,
} from './fakeJobs';
import { assertPublished } from './published';

/** What Marquez answers, if it has such an address. It is validated against what Marquez has published. */
export function answerAsMarquez(
  known: KnownLineage,
  { pathname, searchParams }: URL,
): FakeAnswer | undefined {
  if (pathname === '/api/v1/lineage') {
    return graphAround(known, searchParams.get('nodeId') ?? '');
  }
  const [, namespace, name] =
    /^\/api\/v1\/namespaces\/([^/]+)\/jobs\/([^/]+)\/runs$/
      .exec(pathname)
      ?.map(decodeURIComponent) ?? [];
  if (!namespace) return undefined;
  const job = known.jobs.get(`job:${namespace}:${name}`);
  return job
    ? ok('RunList', {
        runs: pageOf(newestFirst(job).map(asRun), searchParams),
      })
    : notFound(`Job '${name}' not found.`);
}

/** All that hangs together with a node: also what is neither before nor behind it. */
function graphAround(
  { jobs, loneDatasets }: KnownLineage,
  nodeId: string,
): FakeAnswer {
  const reached = new Set([nodeId]);
  for (const id of reached) {
    for (const [key, each] of jobs) {
      const touched = [key, ...each.inputs, ...each.outputs];
      if (touched.includes(id)) touched.forEach(end => reached.add(end));
    }
  }
  const isKnown =
    reached.size > 1 ||
    jobs.has(nodeId) ||
    [...loneDatasets].some(name => dataset(name) === nodeId);
  if (!isKnown) return notFound('Could not find node');
  const edges = [...jobs].flatMap(([key, { inputs, outputs }]) => [
    ...inputs.map(input => ({ origin: input, destination: key })),
    ...outputs.map(output => ({ origin: key, destination: output })),
  ]);
  return ok('LineageGraph', {
    graph: [...reached].map(id => {
      const isJob = id.startsWith('job:');
      return {
        id,
        type: isJob ? 'JOB' : 'DATASET',
        data: {
          namespace: NAMESPACE,
          name: id.split(`:${NAMESPACE}:`)[1],
          type: isJob ? jobs.get(id)?.type ?? 'BATCH' : 'DB_TABLE',
        },
        inEdges: edges.filter(({ destination }) => destination === id),
        outEdges: edges.filter(({ origin }) => origin === id),
      };
    }),
  });
}

function asRun(run: FakeRun) {
  const { start, seconds, state = 'COMPLETE' } = run;
  const end = seconds === undefined ? undefined : start + seconds * 1000;
  const states = { COMPLETE: 'COMPLETED', FAIL: 'FAILED', ABORT: 'ABORTED' };
  return {
    id: String(start),
    createdAt: iso(start),
    updatedAt: iso(end ?? start),
    startedAt: iso(start),
    endedAt: end === undefined ? null : iso(end),
    state: end === undefined ? 'RUNNING' : states[state],
    inputDatasetVersions: [
      {
        datasetVersionId: { namespace: NAMESPACE, name: 'in', version: 'v' },
        facets: assertionsOf(run),
      },
    ],
  };
}

function ok(schema: string, json: unknown): FakeAnswer {
  assertPublished(schema, json);
  return { status: 200, json };
}

function notFound(message: string): FakeAnswer {
  const json = { code: 404, message };
  assertPublished('ErrorMessage', json);
  return { status: 404, json };
}
