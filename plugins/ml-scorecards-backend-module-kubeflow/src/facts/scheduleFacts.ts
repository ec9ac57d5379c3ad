import { Facts, kubeflowFacts } from 'backstage-plugin-ml-scorecards-node';
import { KubeflowReference } from '../annotations/KubeflowReference';
import { PipelinesLinks } from '../api/PipelinesLinks';
import { Schedules, schedulesOf } from '../pipelines/readSchedules';

const DAY_MS = 24 * 3_600_000;

/** Whether the pipeline of a component runs by itself, and how often. */
export function scheduleFacts(
  schedules: Schedules,
  reference: KubeflowReference,
  links: PipelinesLinks,
) {
  const own = schedulesOf(schedules, reference);
  const enabled = own.filter(({ isEnabled }) => isEnabled);
  const shown = enabled.length > 0 ? enabled : own;
  const [first] = [...shown].sort(
    (a, b) => (a.intervalMs ?? Infinity) - (b.intervalMs ?? Infinity),
  );
  const link = first ? links.recurringRun(first.id) : links.runs();
  const cut = {
    unknownBecause:
      'there are more recurring runs than are read. Name the one of the component in kubeflow.org/recurring-run-id',
    link,
  };
  return {
    recurringRunIsEnabled:
      schedules.truncated && enabled.length === 0
        ? cut
        : { value: enabled.length > 0, link },
    intervalDays: interval(),
  } satisfies Facts<typeof kubeflowFacts>;

  function interval() {
    // Any that is not known may be the most frequent one.
    if (schedules.truncated) return cut;
    if (enabled.length === 0) {
      return {
        unknownBecause: first
          ? 'no recurring run of the pipeline is enabled'
          : 'the pipeline has no recurring run',
        link,
      };
    }
    const intervals = enabled.flatMap(({ intervalMs }) => intervalMs ?? []);
    return intervals.length < enabled.length
      ? {
          unknownBecause: 'the schedule of the recurring run cannot be read',
          link,
        }
      : { value: Math.min(...intervals) / DAY_MS, link };
  }
}
