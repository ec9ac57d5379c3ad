import {
  Facts,
  mlflowFacts,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';
import { Run } from './Run';

/** What the live run logged. */
export function liveRunFacts(
  run: Run | Unknown,
  { link }: { readonly link?: string },
) {
  const fact = <T>(value: (live: Run) => T) =>
    'unknownBecause' in run
      ? { unknownBecause: run.unknownBecause, link }
      : { value: value(run), link };
  const rows =
    'datasets' in run ? run.datasets.flatMap(each => each.rows ?? []) : [];
  return {
    datasetInputs: fact(({ datasets }) =>
      [...new Set(datasets.map(each => `${each.name}@${each.digest}`))].sort(),
    ),
    datasetRows:
      'datasets' in run && !rows.length
        ? {
            unknownBecause:
              'no dataset of the live run says how many rows it has',
            link,
          }
        : fact(() => Math.max(...rows)),
    runHasParams: fact(({ hasParams }) => hasParams),
    runHasMetrics: fact(({ hasMetrics }) => hasMetrics),
    runHasSeed: fact(({ hasSeed }) => hasSeed),
    codeVersion: fact(({ codeVersion }) => codeVersion),
    hasDistributedTraining: fact(({ isDistributed }) => isDistributed),
  } satisfies Facts<typeof mlflowFacts>;
}
