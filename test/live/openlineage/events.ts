import { randomUUID } from 'node:crypto';
import { LineageServer } from './LineageServer';

const DAY = 24 * 3_600_000;
const SCHEMA =
  'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent';
const PRODUCER = 'https://example.com/producer';

/** A dataset, as events tell of it. */
export interface Dataset {
  readonly namespace: string;
  readonly name: string;
  readonly facets?: object;
  readonly inputFacets?: object;
  readonly outputFacets?: object;
}

/** A job, as events tell of it. */
export interface Job {
  readonly namespace: string;
  readonly name: string;
  readonly facets?: object;
}

/** A run of a job, and what it reads and writes. */
export interface Run {
  readonly daysAgo?: number;
  readonly minutes?: number;
  readonly ends?: 'COMPLETE' | 'FAIL' | 'ABORT' | 'not yet';
  readonly inputs?: readonly Dataset[];
  readonly outputs?: readonly Dataset[];
  readonly facets?: object;
}

export const facet = (name: string, version: string, content: object) => ({
  _producer: PRODUCER,
  _schemaURL: `https://openlineage.io/spec/facets/${version}/${name}.json`,
  ...content,
});

/** A model, which other systems know by the name that it is registered with. */
export const modelFacets = (name: string, version: string) => ({
  datasetType: facet('DatasetTypeDatasetFacet', '1-0-0', {
    datasetType: 'MODEL',
  }),
  version: facet('DatasetVersionDatasetFacet', '1-0-1', {
    datasetVersion: version,
  }),
  symlinks: facet('SymlinksDatasetFacet', '1-0-1', {
    identifiers: [{ namespace: 'mlflow', name, type: 'MODEL' }],
  }),
});

/** Sends the events of a run, as a producer does while it goes on. */
export async function sendRun(
  server: LineageServer,
  now: number,
  job: Job,
  run: Run,
): Promise<void> {
  const {
    daysAgo = 1,
    minutes = 5,
    ends = 'COMPLETE',
    inputs = [],
    outputs = [],
    facets,
  } = run;
  const start = now - daysAgo * DAY;
  const runId = randomUUID();
  const event = (eventType: string, at: number) => ({
    eventType,
    eventTime: new Date(at).toISOString(),
    producer: PRODUCER,
    schemaURL: SCHEMA,
    run: { runId, ...(facets && { facets }) },
    job,
    inputs,
    outputs,
  });
  await server.send(event('START', start));
  if (ends !== 'not yet') {
    await server.send(event(ends, start + minutes * 60_000));
  }
}
