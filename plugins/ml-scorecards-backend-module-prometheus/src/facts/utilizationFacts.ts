import { Fact } from 'backstage-plugin-ml-scorecards-node';
import { PrometheusFactName, PrometheusFacts } from '../queries/FactQuery';
import { Standing } from '../queries/QueryAnswers';

const MEASURED = {
  cpu: 'cpuUtilizationP95',
  gpu: 'gpuUtilizationP95',
  memory: 'memoryUtilizationP95',
} as const;

/** What is measured of the utilization of a component, and the highest of it. */
export function utilizationFacts(
  facts: PrometheusFacts,
  component: {
    /** What came of the query for a fact. */
    readonly standingOf: (fact: PrometheusFactName) => Standing | undefined;
    /** Whether its names are those of something, so that nothing is measured if nothing is found. */
    readonly isKnown: boolean;
  },
): Pick<PrometheusFacts, 'highestUtilizationP95' | 'measuredUtilizations'> {
  const { standingOf, isKnown } = component;
  const all = Object.entries(MEASURED).map(([name, fact]) => ({
    name,
    found: facts[fact] as Fact<number> | undefined,
    standing: standingOf(fact),
  }));
  const measured = all.flatMap(({ name, found }) =>
    found && 'value' in found ? [{ name, found }] : [],
  );
  const whyNot = (...standings: Array<Standing | undefined>) =>
    all.flatMap(({ found, standing }) =>
      found && 'unknownBecause' in found && standings.includes(standing)
        ? [found.unknownBecause]
        : [],
    )[0];
  // There may be something, and more than all that is known.
  const whyUncertain = whyNot('failed', 'partial', 'found');
  if (!measured.length) {
    const unknownBecause =
      whyUncertain ??
      whyNot('off') ??
      whyNot('nothing', 'not-asked') ??
      'no utilization is measured';
    const isNone = isKnown && all.every(each => each.standing === 'nothing');
    return {
      highestUtilizationP95: { unknownBecause },
      measuredUtilizations: isNone ? { value: [] } : { unknownBecause },
    };
  }
  const { found } = measured.reduce((highest, each) =>
    each.found.value > highest.found.value ? each : highest,
  );
  return {
    highestUtilizationP95:
      whyUncertain === undefined ? found : { unknownBecause: whyUncertain },
    measuredUtilizations: {
      value: measured.map(({ name }) => name),
      ...(found.link && { link: found.link }),
    },
  };
}
