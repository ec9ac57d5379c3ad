import { settle, Settled } from 'backstage-plugin-ml-scorecards-node';
import { MlflowApi } from '../api/MlflowApi';
import { askSingly } from '../askSingly';
import { FEW } from '../few';
import { isListRefused } from '../isListRefused';
import { Run, toRun } from './Run';

const IDS_PER_REQUEST = 100;
/** Of which MLflow's own ids are made, and which needs no escaping in a filter. */
const USUAL_ID = /^[A-Za-z0-9_-]{1,64}$/;

type Runs = Map<string, Settled<Run | undefined>>;

/** Those that were found, and why a search was refused. */
interface FoundRuns {
  readonly runs: Runs;
  readonly refusal?: unknown;
}

/**
 * Reads the runs behind versions. Many are searched for in all experiments, since a version does not say in which its run
 * is; those that are not found so are asked for one by one, which tells whether they are gone or only not to be read.
 */
export async function readLiveRuns(
  api: MlflowApi,
  options: {
    readonly ids: ReadonlySet<string>;
    /** In which to search. */
    readonly experimentIds: readonly string[];
  },
  signal: AbortSignal,
): Promise<Runs> {
  const { ids, experimentIds } = options;
  const { runs, refusal }: FoundRuns =
    ids.size > FEW && experimentIds.length > 0
      ? await searchRuns(api, options, signal)
      : { runs: new Map() };
  const others = await askSingly(
    [...ids].filter(id => !runs.has(id)),
    async id => {
      const run = await api.run(id, signal);
      return run && toRun(run);
    },
    { refusal },
  );
  return new Map([...runs, ...others]);
}

async function searchRuns(
  api: MlflowApi,
  options: {
    readonly ids: ReadonlySet<string>;
    readonly experimentIds: readonly string[];
  },
  signal: AbortSignal,
): Promise<FoundRuns> {
  const ids = [...options.ids].filter(id => USUAL_ID.test(id));
  const runs: Runs = new Map();
  let refusal: unknown;
  for (let start = 0; start < ids.length; start += IDS_PER_REQUEST) {
    const some = ids.slice(start, start + IDS_PER_REQUEST);
    const listed = await settle(
      api.searchRuns(
        {
          experimentIds: options.experimentIds,
          filter: `attributes.run_id IN (${some
            .map(id => `'${id}'`)
            .join(', ')})`,
          // One, unless a server gives smaller pages than it is asked for.
          maxPages: 10,
        },
        signal,
        toRun,
      ),
    );
    if ('value' in listed) {
      for (const run of listed.value.items) runs.set(run.id, { value: run });
    } else if (isListRefused(listed.failure)) {
      refusal = listed.failure;
    } else {
      for (const id of some) runs.set(id, listed);
    }
  }
  return { runs, refusal };
}
