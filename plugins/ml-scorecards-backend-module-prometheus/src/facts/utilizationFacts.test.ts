import { PrometheusFacts } from '../queries/FactQuery';
import { Standing } from '../queries/QueryAnswers';
import { utilizationFacts } from './utilizationFacts';

type Given = number | Exclude<Standing, 'found'> | 'NaN';

/** Of processors, GPUs and memory: what is measured, or what came of the query. */
function factsOf(
  [cpu, gpu, memory]: readonly [Given, Given, Given],
  isKnown = true,
) {
  const given: Readonly<Record<string, Given>> = {
    cpuUtilizationP95: cpu,
    gpuUtilizationP95: gpu,
    memoryUtilizationP95: memory,
  };
  const facts = Object.fromEntries(
    Object.entries(given).map(([fact, each]) => [
      fact,
      typeof each === 'number' ? { value: each } : { unknownBecause: each },
    ]),
  ) as PrometheusFacts;
  const { highestUtilizationP95, measuredUtilizations } = utilizationFacts(
    facts,
    {
      isKnown,
      standingOf: fact => {
        const each = given[fact];
        return typeof each === 'number' || each === 'NaN' ? 'found' : each;
      },
    },
  );
  return [highestUtilizationP95, measuredUtilizations];
}

describe('utilizationFacts', () => {
  it('tells the highest of what is measured', () => {
    expect(factsOf([0.4, 0.9, 'nothing'])).toEqual([
      { value: 0.9 },
      { value: ['cpu', 'gpu'] },
    ]);
    // Nobody wants to know of GPUs.
    expect(factsOf([0.4, 'off', 0.3])).toEqual([
      { value: 0.4 },
      { value: ['cpu', 'memory'] },
    ]);
  });

  it.each(['failed', 'partial', 'NaN'] as const)(
    'does not take for the highest what one may exceed that is unknown (%s)',
    gpu => {
      expect(factsOf([0.4, gpu, 0.3])).toEqual([
        { unknownBecause: gpu },
        { value: ['cpu', 'memory'] },
      ]);
    },
  );

  it('says that nothing is measured only where all was asked for, and is not there', () => {
    const nothing = ['nothing', 'nothing', 'nothing'] as const;
    expect(factsOf(nothing)).toEqual([
      { unknownBecause: 'nothing' },
      { value: [] },
    ]);
    expect(factsOf(nothing, false)).toEqual([
      { unknownBecause: 'nothing' },
      { unknownBecause: 'nothing' },
    ]);
  });

  it.each(['failed', 'off', 'not-asked', 'NaN'] as const)(
    'does not say that nothing is measured where one is unknown (%s)',
    gpu => {
      expect(factsOf(['nothing', gpu, 'nothing'])[1]).toEqual({
        unknownBecause: gpu === 'not-asked' ? 'nothing' : gpu,
      });
    },
  );
});
