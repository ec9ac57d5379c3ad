import {
  assertionsOf,
  dataset,
  FakeAnswer,
  FakeJob,
  iso,
  KnownLineage,
  NAMESPACE,
  newestFirst,
  pageOf,
} from './fakeJobs';

const ROOT = '/api/v1/lineage/openlineage/';

/** What Feast answers, if it has such an address. */
export function answerAsFeast(
  known: KnownLineage,
  { pathname, searchParams }: URL,
): FakeAnswer | undefined {
  const { jobs, loneDatasets, symlinks, ofOneSource } = known;
  switch (pathname) {
    case `${ROOT}graph`:
      return ok({
        nodes: [],
        edges: edgesOf(known),
        symlinks: [
          ...symlinks.map(pair => link(pair, 'TABLE')),
          ...ofOneSource.map(pair => link(pair, 'dataSource_uri')),
        ],
      });
    case `${ROOT}jobs`:
      return ok({
        jobs: [...jobs.values()].map(({ namespace, name }) => ({
          job_namespace: namespace,
          job_name: name,
        })),
      });
    case `${ROOT}datasets`:
      return ok({
        datasets: [...loneDatasets].map(name => ({
          dataset_namespace: NAMESPACE,
          dataset_name: name,
        })),
      });
    case `${ROOT}events`: {
      const id = `job:${searchParams.get('namespace')}:${searchParams.get(
        'job_name',
      )}`;
      const found = jobs.get(id);
      return ok({
        events: pageOf(found ? eventsOf(found) : [], searchParams),
      });
    }
    default:
      return undefined;
  }
}

function edgesOf({ jobs, symlinks, ofOneSource }: KnownLineage): object[] {
  const edge = (from: string, to: string, type: string) => ({
    ...ends('source', from),
    ...ends('target', to),
    edge_type: type,
  });
  return [
    ...[...jobs].flatMap(([id, { inputs, outputs }]) => [
      ...inputs.map(input => edge(input, id, 'input')),
      ...outputs.map(output => edge(id, output, 'output')),
      ...inputs.flatMap(input =>
        outputs.map(output => edge(input, output, 'derived')),
      ),
    ]),
    ...[...symlinks, ...ofOneSource]
      .map(pair => pair.map(dataset))
      .flatMap(([a, b]) => [edge(a, b, 'symlink'), edge(b, a, 'symlink')]),
  ];
}

function link([from, to]: readonly [string, string], type: string) {
  return {
    dataset_namespace: NAMESPACE,
    dataset_name: from,
    linked_namespace: NAMESPACE,
    linked_name: to,
    link_type: type,
  };
}

function ends(side: string, id: string) {
  const [type, name] = id.split(`:${NAMESPACE}:`);
  return {
    [`${side}_type`]: type,
    [`${side}_namespace`]: NAMESPACE,
    [`${side}_name`]: name,
  };
}

function eventsOf(from: FakeJob) {
  return newestFirst(from).flatMap(run => {
    const { start, seconds, state = 'COMPLETE' } = run;
    const event = (eventType: string, at: number) => ({
      event_time: at,
      event_json: JSON.stringify({
        eventType,
        eventTime: iso(at),
        run: { runId: String(start) },
        job: {
          namespace: from.namespace,
          name: from.name,
          facets: from.type
            ? { jobType: { processingType: from.type } }
            : undefined,
        },
        inputs: [{ name: 'in', inputFacets: assertionsOf(run) }],
      }),
    });
    return [
      ...(seconds === undefined ? [] : [event(state, start + seconds * 1000)]),
      event('START', start),
    ];
  });
}

function ok(json: unknown): FakeAnswer {
  return { status: 200, json };
}
