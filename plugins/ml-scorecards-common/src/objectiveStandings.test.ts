import {
  formatObjectiveStanding,
  ObjectiveStanding,
  parseObjectiveStanding,
} from './objectiveStandings';

const latency: ObjectiveStanding = {
  name: 'requests-latency',
  kind: 'latency',
  target: 0.99,
  days: 30,
  measured: 0.976,
  budgetLeft: -1.4,
  burnRate1h: 2.4,
};

describe('how an objective stands', () => {
  it('is one text that people can read', () => {
    expect(formatObjectiveStanding(latency)).toBe(
      'requests-latency kind=latency target=0.99 days=30 measured=0.976 budgetLeft=-1.4 burnRate1h=2.4',
    );
  });

  it.each<ObjectiveStanding>([
    latency,
    { name: 'auc' },
    { name: 'a b=c\t100 %', target: 0.9, budgetLeft: 0 },
    { name: 'é\u2028\u00a0x', kind: 'model-quality', burnRate1h: 1e-9 },
  ])('says %j unambiguously', standing => {
    expect(parseObjectiveStanding(formatObjectiveStanding(standing))).toEqual(
      standing,
    );
  });

  it.each([
    '',
    ' target=0.9',
    'auc  target=0.9',
    'auc target',
    'auc target=',
    'auc target=high',
    'auc target=Infinity',
    'auc target=0x1',
    'auc target=0.9=0.9',
    'auc kind=speed',
    'auc toString=1',
    'auc name=2',
    'auc%zz target=0.9',
  ])('is not %j', text => {
    expect(parseObjectiveStanding(text)).toBeUndefined();
  });
});
