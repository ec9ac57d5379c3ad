import { MlflowApi } from '../api/MlflowApi';
import { FEW } from '../few';
import { isAboutRequest } from '../isAboutRequest';
import { settle, Settled, settleEach } from '../settled';
import { Run, toRun } from './Run';

const IDS_PER_REQUEST = 100;
/** Of which MLflow's own ids are made, and which needs no escaping in a filter. */
const USUAL_ID = /^[A-Za-z0-9_-]{1,64}$/;

type Runs = Map<string, Settled<Run | undefined>>;

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
  const found: Runs =
    ids.size > FEW && experimentIds.length > 0
      ? await searchRuns(api, options, signal)
      : new Map();
  const others = await settleEach(
    [...ids].filter(id => !found.has(id)),
    async id => {
      const run = await api.run(id, signal);
      return run && toRun(run);
    },
  );
  return new Map([...found, ...others]);
}

async function searchRuns(
  api: MlflowApi,
  options: {
    readonly ids: ReadonlySet<string>;
    readonly experimentIds: readonly string[];
  },
  signal: AbortSignal,
): Promise<Runs> {
  const ids = [...options.ids].filter(id => USUAL_ID.test(id));
  const found: Runs = new Map();
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
      for (const run of listed.value.items) found.set(run.id, { value: run });
    } else if (!isAboutRequest(listed.failure)) {
      for (const id of some) found.set(id, listed);
    }
  }
  return found;
}
