import { Fact } from 'backstage-plugin-ml-scorecards-node';
import { PrometheusFacts } from '../queries/FactQuery';

const MEASURED = {
  cpu: 'cpuUtilizationP95',
  gpu: 'gpuUtilizationP95',
  memory: 'memoryUtilizationP95',
} as const;

/** What is measured of the utilization of a component, and the highest of it. */
export function utilizationFacts(
  facts: PrometheusFacts,
  /** Whether its names are those of something, so that nothing is measured if nothing is found. */
  isKnown: boolean,
): Pick<PrometheusFacts, 'highestUtilizationP95' | 'measuredUtilizations'> {
  const measured = Object.entries(MEASURED).flatMap(([name, fact]) => {
    const found: Fact<number> | undefined = facts[fact];
    return found && 'value' in found ? [{ name, found }] : [];
  });
  if (!measured.length) {
    const first: Fact<number> | undefined = facts.cpuUtilizationP95;
    const unknownBecause =
      first && 'unknownBecause' in first
        ? first.unknownBecause
        : 'no utilization is measured';
    return {
      highestUtilizationP95: { unknownBecause },
      measuredUtilizations: isKnown ? { value: [] } : { unknownBecause },
    };
  }
  const { found } = measured.reduce((highest, each) =>
    each.found.value > highest.found.value ? each : highest,
  );
  return {
    highestUtilizationP95: found,
    measuredUtilizations: {
      value: measured.map(({ name }) => name),
      ...(found.link && { link: found.link }),
    },
  };
}
