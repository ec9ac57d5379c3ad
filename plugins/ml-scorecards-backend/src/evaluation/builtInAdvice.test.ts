import { Entity } from '@backstage/catalog-model';
import { Definitions } from '../definitions';
import {
  builtInDefinitions,
  FactValues,
  freshReadings,
  mlEntity,
  NOW,
} from '../__testUtils__/builtInEvaluation';
import {
  ALL_TICKED,
  allTicked,
  PERFECT,
} from '../__testUtils__/perfectComponent';
import { Advice, verdictOn } from './advise';
import { NOBODY_SAID, PeopleSaid } from './PeopleSaid';
import { evaluateComponent, Evaluation } from './evaluateComponent';
import { TriggerDay, TriggerVerdict } from './judgeTrigger';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAY = 86_400;

const TIER_1 = mlEntity({ labels: { decisionImpact: 'critical' } });
const TIER_2 = mlEntity({
  labels: { audience: 'customer', servingMode: 'near-real-time' },
});
const TIER_3 = mlEntity({ labels: { audience: 'internal' } });
const TIER_4 = mlEntity({ labels: { stage: 'experimental' } });
const DATASET = mlEntity({ kind: 'Resource', type: 'dataset' });
const BATCH = mlEntity({ labels: { servingMode: 'batch' } });
/** Without these an experiment has no certain tier. */
const USED_BY_NOBODY = {
  'catalog.consumers': [],
  'catalog.customerFacingDependants': [],
  'catalog.criticalDependants': [],
};

const INTERNAL = {
  ...USED_BY_NOBODY,
  'catalog.consumers': ['component:default/report'],
};

let definitions: Definitions;

beforeAll(async () => {
  definitions = await builtInDefinitions();
});

interface Given {
  readonly entity?: Entity;
  readonly facts: FactValues;
  readonly connected?: readonly string[];
  readonly said?: PeopleSaid;
  readonly before?: Pick<Advice, 'triggers'>;
  readonly now?: Date;
}

/** Sources without a fact are not connected, but for the catalog. */
function evaluate(given: Given): Evaluation {
  const sources = Object.keys(given.facts).map(name => name.split('.')[0]);
  return evaluateComponent({
    entity: given.entity ?? TIER_3,
    readings: freshReadings(
      given.facts,
      given.connected ?? ['catalog', ...sources],
    ),
    definitions,
    said: given.said,
    before: given.before,
    now: given.now ?? NOW,
  });
}

/** What a reader of the recorded advice is told of a trigger. */
function told(
  advice: Advice,
  id: string,
  entity: Entity = TIER_3,
): TriggerVerdict | undefined {
  const trigger = definitions.triggers.find(
    ({ definition }) => definition.id === id,
  );
  return trigger && verdictOn(trigger, advice, entity);
}

function daysLater(days: number): Date {
  return new Date(NOW.getTime() + days * DAY_MS);
}

function without(facts: FactValues, fact: string): FactValues {
  const { [fact]: _, ...less } = facts;
  return less;
}

/** For each trigger: facts by the measured value, and its limit. */
const TRIGGERS: ReadonlyArray<{
  readonly id: string;
  readonly how: string;
  readonly entity?: Entity;
  readonly facts: (value: number) => FactValues;
  readonly limit: number;
  /** What just fires and what just does not, if it is not the limit that decides. */
  readonly fires?: FactValues;
  readonly silent?: FactValues;
}> = [
  {
    id: 'training-time-over-window',
    how: 'by MLflow',
    facts: value => ({
      'mlflow.trainingSecondsMedian': value,
      'catalog.trainingWindowSeconds': 3600,
    }),
    limit: 3600,
  },
  {
    id: 'training-time-over-window',
    how: 'by Kubeflow',
    facts: value => ({
      'kubeflow.trainingSecondsMedian': value,
      'catalog.trainingWindowSeconds': 3600,
    }),
    limit: 3600,
  },
  {
    id: 'latency-over-limit',
    how: 'with a declared limit',
    facts: value => ({
      'prometheus.latencyP95Seconds': value,
      'catalog.hasLatencyLimit': true,
      'catalog.latencyLimitSeconds': 1,
    }),
    limit: 1,
    fires: { 'prometheus.slowWindowShare7d': 0.051 },
    silent: { 'prometheus.slowWindowShare7d': 0.05 },
  },
  {
    id: 'latency-over-limit',
    how: 'with the target of tier 2, at another percentile',
    entity: TIER_2,
    facts: value => ({
      'prometheus.latencyP99Seconds': value,
      'catalog.hasLatencyLimit': false,
    }),
    limit: 0.5,
    fires: { 'prometheus.slowWindowShare7d': 0.051 },
    silent: { 'prometheus.slowWindowShare7d': 0.05 },
  },
  {
    id: 'latency-over-limit',
    how: 'of an experiment that declares a limit',
    entity: TIER_4,
    facts: value => ({
      ...USED_BY_NOBODY,
      'prometheus.latencyP95Seconds': value,
      'catalog.hasLatencyLimit': true,
      'catalog.latencyLimitSeconds': 1,
    }),
    limit: 1,
    fires: { 'prometheus.slowWindowShare7d': 0.051 },
    silent: { 'prometheus.slowWindowShare7d': 0.05 },
  },
  {
    id: 'processing-bottleneck',
    how: 'by OpenLineage',
    facts: value => ({
      'openlineage.runSecondsMedian': value,
      'catalog.pipelineIntervalDays': 1,
    }),
    limit: 0.8 * DAY,
  },
  {
    id: 'processing-bottleneck',
    how: 'by Kubeflow',
    facts: value => ({
      'kubeflow.trainingSecondsMedian': value,
      'kubeflow.longestTaskShare': 0.5,
      'kubeflow.longestTaskGrowth': 0.2,
      'catalog.pipelineIntervalDays': 1,
    }),
    limit: 0.8 * DAY,
  },
  {
    id: 'processing-bottleneck',
    how: 'by its longest task',
    facts: value => ({
      'kubeflow.trainingSecondsMedian': value,
      'catalog.pipelineIntervalDays': 1,
    }),
    limit: 0.8 * DAY,
    fires: {
      'kubeflow.longestTaskShare': 0.51,
      'kubeflow.longestTaskGrowth': 0.01,
      'kubeflow.trainingSecondsMedian': 60,
    },
    silent: {
      'kubeflow.longestTaskShare': 0.51,
      'kubeflow.longestTaskGrowth': 0,
    },
  },
  {
    id: 'utilization-over-limit',
    how: 'by Prometheus',
    facts: value => ({ 'prometheus.highestUtilizationP95': value }),
    limit: 0.7,
  },
];

describe.each(TRIGGERS)('$id $how', trigger => {
  const { id, entity, facts, limit } = trigger;
  const firing = { ...facts(limit * 1.1), ...trigger.fires };
  const near = { ...facts(limit * 0.95), ...trigger.silent };
  const low = { ...facts(limit * 0.9), ...trigger.silent };

  /** Evaluates again and again: each time with the memory of the time before. */
  function story(...events: ReadonlyArray<[days: number, facts: FactValues]>) {
    let advice: Advice | undefined;
    for (const [days, at] of events) {
      advice = evaluate({
        entity,
        facts: at,
        before: advice,
        now: daysLater(days),
      }).advice;
    }
    return advice && told(advice, id, entity);
  }

  it('fires over the limit, and not at it', () => {
    expect(story([0, firing])).toMatchObject({
      state: 'fired',
      firedAt: NOW.toISOString(),
    });
    expect(story([0, { ...facts(limit), ...trigger.silent }])).toMatchObject({
      state: 'quiet',
    });
  });

  it('keeps the first instant as long as it fires', () => {
    expect(story([0, firing], [3, firing])).toMatchObject({
      firedAt: NOW.toISOString(),
    });
  });

  it('holds near the limit, however long', () => {
    const verdict = story([0, firing], [1, near], [40, near]);
    expect(verdict).toMatchObject({ state: 'fired' });
    expect(verdict).not.toHaveProperty('lowSince');
  });

  it('is unknown without facts, and holds without them once it has fired', () => {
    expect(story([0, {}])).toMatchObject({ state: 'unknown' });
    expect(story([0, firing], [1, {}], [40, {}])).toMatchObject({
      state: 'fired',
      firedAt: NOW.toISOString(),
    });
  });

  it('clears after seven low days', () => {
    const start: [number, FactValues] = [0, firing];
    const lowSince = daysLater(1).toISOString();
    expect(story(start, [1, low], [7.99, low])).toMatchObject({
      state: 'fired',
      lowSince,
    });
    const verdict = story(start, [1, low], [8, low]);
    expect(verdict).toMatchObject({ state: 'quiet' });
    expect(verdict).not.toHaveProperty('firedAt');
  });

  it.each([
    ['a value near the limit', near],
    ['a day without facts', {}],
    ['a day over the limit', firing],
  ])('counts the low days anew after %s', (_, interruption) => {
    const until = (days: number) =>
      story([0, firing], [1, low], [7, interruption], [7.5, low], [days, low]);
    expect(until(14.4)).toMatchObject({ state: 'fired' });
    expect(until(14.5)).toMatchObject({ state: 'quiet' });
  });

  it('changes nothing when it is judged twice at one instant', () => {
    for (const events of [
      [[0, firing]],
      [
        [0, firing],
        [1, low],
      ],
      [
        [0, firing],
        [1, low],
        [8, low],
      ],
      [[0, near]],
      [
        [0, firing],
        [1, {}],
      ],
    ] as Array<Array<[number, FactValues]>>) {
      expect(story(...events, events[events.length - 1])).toEqual(
        story(...events),
      );
    }
  });

  it('keeps the highest value of each day, for thirty days', () => {
    const at = (days: number, value: number): [number, FactValues] => [
      days,
      { ...facts(value), ...trigger.silent },
    ];
    expect(
      story(at(0, limit * 0.2), at(0.1, limit * 0.4), at(0.2, limit * 0.3))
        ?.days,
    ).toEqual([['2026-06-15', Number((limit * 0.4).toPrecision(4)), limit]]);
    expect(story(at(0, limit / 3))?.days).toEqual([
      ['2026-06-15', Number((limit / 3).toPrecision(4)), limit],
    ]);
    const days = story(
      ...Array.from({ length: 35 }, (_, n) => at(n, limit * 0.5)),
    )?.days as TriggerDay[];
    expect(days).toHaveLength(30);
    expect(days[0][0]).toBe('2026-06-20');
    expect(days[29][0]).toBe('2026-07-19');
  });
});

describe('triggers', () => {
  it('are all told of here', () => {
    expect([...new Set(TRIGGERS.map(({ id }) => id))]).toEqual(
      definitions.triggers.map(({ definition }) => definition.id),
    );
  });

  it.each([
    ['dataset', DATASET, []],
    [
      'component that answers in batches',
      BATCH,
      [
        'training-time-over-window',
        'processing-bottleneck',
        'utilization-over-limit',
      ],
    ],
    [
      'feature pipeline',
      mlEntity({ type: 'feature-pipeline' }),
      ['processing-bottleneck', 'utilization-over-limit'],
    ],
    [
      'model server',
      mlEntity({ type: 'model-server' }),
      ['latency-over-limit', 'utilization-over-limit'],
    ],
  ])('of a %s are those that are meant for it', (_, entity, ids) => {
    const { advice } = evaluate({ entity, facts: {} });
    expect(
      definitions.triggers
        .map(({ definition }) => definition.id)
        .filter(id => told(advice, id, entity)),
    ).toEqual(ids);
    // Nothing is known of any of them, so nothing is kept.
    expect(advice.triggers).toEqual({});
  });

  it('take the highest of what sources say, and heed none that was read and measures other things', () => {
    const state = (mlflow?: number, kubeflow?: number) => {
      const { advice } = evaluate({
        connected: ['catalog', 'mlflow', 'kubeflow'],
        facts: {
          'catalog.trainingWindowSeconds': 3600,
          ...(mlflow && { 'mlflow.trainingSecondsMedian': mlflow }),
          ...(kubeflow && { 'kubeflow.trainingSecondsMedian': kubeflow }),
        },
      });
      return told(advice, 'training-time-over-window')?.state;
    };
    expect(state(60, 4000)).toBe('fired');
    expect(state(4000, 60)).toBe('fired');
    expect(state(undefined, 4000)).toBe('fired');
    expect(state(60, 60)).toBe('quiet');
    expect(state(60, undefined)).toBe('quiet');
    expect(state(undefined, 60)).toBe('quiet');
    expect(state(undefined, undefined)).toBe('unknown');
  });
});

/** For each finding: facts with which it is open, and for each piece of evidence what makes it untrue or unknown. */
const FINDINGS: Record<
  string,
  ReadonlyArray<{
    readonly entity?: Entity;
    readonly facts: FactValues;
    readonly closedBy: readonly FactValues[];
    /** For whom it is closed whatever the facts are. */
    readonly closedFor?: Entity;
    readonly restsOn: readonly string[];
  }>
> = {
  'premature-distributed-training': [
    {
      facts: {
        'git.distributedLibraries': ['horovod'],
        'git.trackedBytes': 9_999_999_999,
      },
      closedBy: [
        { 'git.distributedLibraries': [] },
        { 'git.trackedBytes': 10_000_000_000 },
        {
          'mlflow.trainingSecondsMedian': 3601,
          'mlflow.hasDistributedTraining': true,
          'mlflow.datasetRows': 1,
          'catalog.trainingWindowSeconds': 3600,
        },
      ],
      restsOn: ['git.distributedLibraries', 'git.trackedBytes'],
    },
    {
      facts: {
        'kubeflow.distributedTasks': ['train'],
        'kubeflow.trainingSecondsMedian': 899,
        'catalog.trainingWindowSeconds': 3600,
      },
      closedBy: [
        { 'kubeflow.distributedTasks': [] },
        { 'kubeflow.trainingSecondsMedian': 900 },
      ],
      restsOn: [
        'kubeflow.distributedTasks',
        'kubeflow.trainingSecondsMedian',
        'catalog.trainingWindowSeconds',
      ],
    },
    {
      facts: {
        'mlflow.hasDistributedTraining': true,
        'mlflow.datasetRows': 9_999_999,
      },
      closedBy: [{ 'mlflow.hasDistributedTraining': false }],
      restsOn: ['mlflow.hasDistributedTraining', 'mlflow.datasetRows'],
    },
  ],
  'unnecessary-real-time': [
    ...(
      [
        ['feast.shortestIntervalDays', 1, 0.9],
        ['openlineage.intervalDays', 1, 0.9],
        ['kubeflow.intervalDays', 1, 0.9],
        ['prometheus.requestsPerMinute', 0.9, 1],
      ] as const
    ).map(([fact, slow, fast]) => ({
      facts: {
        'catalog.servesOnline': true,
        'catalog.pipelineIntervalDays': 0.5,
        [fact]: slow,
      },
      closedBy: [{ 'catalog.servesOnline': false }, { [fact]: fast }],
      closedFor: TIER_1,
      restsOn: ['catalog.servesOnline', fact],
    })),
    {
      facts: {
        'catalog.servesOnline': true,
        'catalog.pipelineIntervalDays': 1,
      },
      closedBy: [{ 'catalog.pipelineIntervalDays': 0.9 }],
      restsOn: ['catalog.pipelineIntervalDays'],
    },
  ],
  'over-complex-pipeline': [
    {
      facts: {
        'git.hasDvcProject': true,
        'git.dvcDagDepth': 7,
      },
      closedBy: [
        {
          'git.dvcDagDepth': 6,
          'git.dvcStages': [],
          'catalog.upstreamCount': 0,
        },
        { 'git.hasDvcProject': false },
      ],
      closedFor: TIER_2,
      restsOn: ['git.hasDvcProject', 'git.dvcDagDepth'],
    },
  ],
  'too-many-variants': [
    {
      facts: {
        'mlflow.liveVersions': ['1', '2', '3'],
        'mlflow.staleVersionCount': 1,
      },
      closedBy: [
        { 'mlflow.liveVersions': ['1', '2'] },
        { 'mlflow.staleVersionCount': 0 },
      ],
      closedFor: TIER_2,
      restsOn: ['mlflow.liveVersions', 'mlflow.staleVersionCount'],
    },
    {
      facts: {
        'kubeflow.inferenceServices': ['a', 'b', 'c'],
        'kubeflow.staleVersionCount': 1,
      },
      closedBy: [{ 'kubeflow.staleVersionCount': 0 }],
      restsOn: ['kubeflow.inferenceServices', 'kubeflow.staleVersionCount'],
    },
    {
      facts: {
        'git.gtoLiveVersions': ['1', '2', '3'],
        'git.gtoVersions': ['1', '2', '3', '4'],
      },
      closedBy: [{ 'git.gtoVersions': ['1', '2', '3'] }],
      restsOn: ['git.gtoLiveVersions', 'git.gtoVersions'],
    },
  ],
  'complex-experiments': [
    ...(
      [
        ['kubeflow.trafficTargets', 3, 2],
        ['mlflow.liveVersions', ['1', '2', '3'], ['1', '2']],
        ['git.gtoLiveVersions', ['1', '2', '3'], ['1', '2']],
      ] as const
    ).map(([fact, many, few]) => ({
      facts: { [fact]: many },
      closedBy: [{ [fact]: few }],
      closedFor: TIER_1,
      restsOn: [fact],
    })),
  ],
};

describe.each(
  Object.entries(FINDINGS).flatMap(([id, examples]) =>
    examples.map((example, index) => ({ id, index, ...example })),
  ),
)(
  '$id, example $index',
  ({ id, entity, facts, closedBy, closedFor, restsOn }) => {
    const stateOf = (given: Given) => evaluate(given).advice.findings[id];
    // What is taken away leaves its source connected.
    const connected = Object.keys(facts).map(name => name.split('.')[0]);

    it('is open, but neither for another kind of entity nor without its evidence', () => {
      expect(stateOf({ entity, facts })).toBe('open');
      expect(stateOf({ entity: DATASET, facts })).toBeUndefined();
    });

    it('is closed by each piece of evidence that does not hold', () => {
      for (const change of closedBy) {
        const given = { entity, facts: { ...facts, ...change } };
        expect([change, stateOf(given)]).toEqual([change, undefined]);
      }
      const elsewhere = closedFor && stateOf({ entity: closedFor, facts });
      expect(elsewhere).toBeUndefined();
    });

    it('is not told for want of a single fact', () => {
      for (const fact of restsOn) {
        const given = {
          entity,
          facts: without(facts, fact),
          connected: ['catalog', ...connected],
        };
        expect([fact, stateOf(given)]).toEqual([fact, 'not-enough-evidence']);
      }
    });
  },
);

describe('findings about the level', () => {
  it('are all that is not told of above', () => {
    expect(
      definitions.findings
        .map(({ definition }) => definition.id)
        .filter(id => !(id in FINDINGS)),
    ).toEqual(['over-invested', 'under-invested']);
  });
});

/** A component of tier 3 or 4 that lacks nothing. */
const WELL_KEPT = mlEntity({
  lifecycle: 'production',
  labels: { audience: 'internal', decisionImpact: 'none' },
});

describe('over-invested', () => {
  const stateOf = (change: FactValues, absent: readonly string[] = []) =>
    evaluate({
      entity: WELL_KEPT,
      facts: Object.fromEntries(
        Object.entries({
          ...PERFECT,
          ...INTERNAL,
          'prometheus.uptime30d': 0.9995,
          ...change,
        }).filter(([name]) => !absent.includes(name)),
      ),
      said: ALL_TICKED,
    }).advice.findings['over-invested'];

  it('is open with a level two steps above the target, and a high uptime', () => {
    expect(stateOf({})).toBe('open');
  });

  it('is closed by a check of the level that fails, and by a lower uptime', () => {
    expect(stateOf({ 'mlflow.gainOverBaseline': 0 })).toBeUndefined();
    expect(stateOf({ 'prometheus.uptime30d': 0.9994 })).toBeUndefined();
  });

  it('is not told while an unknown check could lift the level, or without the uptime', () => {
    expect(stateOf({}, ['mlflow.gainOverBaseline'])).toBe(
      'not-enough-evidence',
    );
    expect(stateOf({}, ['prometheus.uptime30d'])).toBe('not-enough-evidence');
  });

  it('is closed while what is unknown could not lift the level far enough', () => {
    expect(
      stateOf({ 'mlflow.gainOverBaseline': 0 }, ['git.environmentPinned']),
    ).toBeUndefined();
  });
});

describe('under-invested', () => {
  const stateOf = (facts: FactValues, entity = TIER_2) =>
    evaluate({ entity, facts }).advice.findings['under-invested'];

  it('is open below the target, with a required check that fails', () => {
    expect(stateOf({ 'catalog.ownerResolves': false })).toBe('open');
  });

  it('is closed where nothing is owed, and where nothing is known to fail', () => {
    expect(
      stateOf({ ...USED_BY_NOBODY, 'catalog.ownerResolves': false }, TIER_4),
    ).toBeUndefined();
    expect(stateOf({})).toBeUndefined();
  });

  it('is not told while the tier rests on what is unknown', () => {
    expect(stateOf({ 'catalog.ownerResolves': false }, mlEntity({}))).toBe(
      'not-enough-evidence',
    );
  });
});

describe('storage advice', () => {
  const QUIET = {
    'catalog.dataTraits': [],
    'catalog.sharedFeatureSources': [],
  };
  const ruleOf = (facts: FactValues, entity?: Entity) =>
    evaluate({ facts, entity }).advice.storageRule;

  it.each([
    ['similarity-search', { 'catalog.dataTraits': ['nearest-neighbour'] }],
    [
      'shared-features',
      { 'catalog.sharedFeatureSources': ['resource:default/features'] },
    ],
    ['connected-data', { 'catalog.dataTraits': ['connected'] }],
    ['varied-formats', { 'catalog.dataTraits': ['varied-format'] }],
    ['clean-structured-data', { 'catalog.dataTraits': ['structured'] }],
    [undefined, {}],
  ])('%s speaks', (rule, facts) => {
    expect(ruleOf({ ...QUIET, ...facts })).toBe(rule);
  });

  it('is that of the first rule that speaks', () => {
    const all = ['structured', 'varied-format', 'connected'];
    const shared = {
      'catalog.sharedFeatureSources': ['resource:default/features'],
    };
    const rules = [
      ruleOf({
        ...shared,
        'catalog.dataTraits': [...all, 'nearest-neighbour'],
      }),
      ruleOf({ ...shared, 'catalog.dataTraits': all }),
      ruleOf({ ...QUIET, 'catalog.dataTraits': all }),
      ruleOf({ ...QUIET, 'catalog.dataTraits': all.slice(0, 2) }),
      ruleOf({ ...QUIET, 'catalog.dataTraits': all.slice(0, 1) }),
    ];
    expect(rules).toEqual(
      definitions.storageRules.map(({ definition }) => definition.id),
    );
  });

  it('waits for what an earlier rule asks', () => {
    expect(ruleOf({ 'catalog.dataTraits': ['connected'] })).toBeUndefined();
    expect(ruleOf({ 'catalog.sharedFeatureSources': ['x'] })).toBeUndefined();
    // Nobody shares the features of a dataset.
    expect(ruleOf({ 'catalog.dataTraits': ['connected'] }, DATASET)).toBe(
      'connected-data',
    );
  });
});

describe('checklists', () => {
  const answers: ReadonlyArray<
    [item: string, facts: FactValues, against: readonly FactValues[]]
  > = [
    [
      'before-scaling/baseline-metrics-established',
      {
        'prometheus.latencyP99Seconds': 0,
        'prometheus.highestUtilizationP95': 0,
      },
      [],
    ],
    [
      'before-scaling/baseline-metrics-established',
      { 'mlflow.trainingSecondsMedian': 60 },
      [],
    ],
    [
      'before-scaling/baseline-metrics-established',
      { 'kubeflow.trainingSecondsMedian': 60 },
      [],
    ],
    [
      'before-scaling/performance-bottlenecks-identified',
      { 'prometheus.highestUtilizationP95': 0.8 },
      [
        {
          'mlflow.trainingSecondsMedian': 3601,
          'catalog.trainingWindowSeconds': 3600,
        },
      ],
    ],
    [
      'before-scaling/simplest-solution-attempted',
      { 'mlflow.hasBaseline': true, 'mlflow.gainOverBaseline': 0.1 },
      [{ 'mlflow.gainOverBaseline': 0 }],
    ],
    [
      'before-adding-complexity/clear-reliability-requirements',
      { 'git.objectives': ['uptime', 'latency', 'pipeline', 'model-quality'] },
      [{ 'git.objectives': [] }],
    ],
    [
      'before-adding-complexity/monitoring-strategy',
      {
        'git.objectives': ['uptime', 'latency', 'pipeline', 'model-quality'],
        'evidently.hasDriftMonitor': true,
      },
      [{ 'evidently.hasDriftMonitor': false }],
    ],
  ];

  it.each(answers)('have %s answered by facts', (item, facts, against) => {
    const answeredWith = (given: FactValues) =>
      evaluate({
        facts: given,
        connected: [
          'catalog',
          ...Object.keys(facts).map(name => name.split('.')[0]),
        ],
      }).advice.answered;
    expect(answeredWith(facts)).toContain(item);
    for (const fact of Object.keys(facts)) {
      expect([fact, answeredWith(without(facts, fact))]).toEqual([
        fact,
        expect.not.arrayContaining([item]),
      ]);
    }
    for (const change of against) {
      const { answered } = evaluate({ facts: { ...facts, ...change } }).advice;
      expect(answered).not.toContain(item);
    }
  });

  it.each(answers)(
    'have %s denied by checks that fail alone',
    (item, facts, against) => {
      const deniedWith = (given: FactValues) =>
        evaluate({ facts: given }).advice.denied ?? [];
      expect(deniedWith(facts)).not.toContain(item);
      expect(deniedWith({})).not.toContain(item);
      for (const change of against) {
        // Two triggers at once leave it open what is tight, and people can find out.
        const isOpen =
          item === 'before-scaling/performance-bottlenecks-identified';
        expect(deniedWith({ ...facts, ...change }).includes(item)).toBe(
          !isOpen,
        );
      }
    },
  );

  it('do not have denied what does not apply', () => {
    const { answered, denied } = evaluate({
      entity: DATASET,
      facts: { 'mlflow.hasBaseline': true, 'mlflow.gainOverBaseline': 0 },
    }).advice;
    expect([...answered, ...(denied ?? [])]).not.toContain(
      'before-scaling/simplest-solution-attempted',
    );
  });

  it('are not complete by a tick against facts', () => {
    const stateWith = (gain: number) => {
      const { verdicts } = evaluate({
        facts: {
          'catalog.proposals': ['scaling'],
          'mlflow.hasBaseline': true,
          'mlflow.gainOverBaseline': gain,
        },
        said: allTicked([
          'before-scaling/baseline-metrics-established',
          'before-scaling/performance-bottlenecks-identified',
          'before-scaling/cost-benefit-analysis-completed',
          'before-scaling/simplest-solution-attempted',
        ]),
      });
      return verdicts[
        definitions.checks.findIndex(
          ({ definition }) => definition.id === 'before-scaling-settled',
        )
      ].state;
    };
    expect(stateWith(0.1)).toBe('pass');
    expect(stateWith(0)).toBe('fail');
  });

  it('have every item answered that can be, and no other', () => {
    expect([...new Set(answers.map(([item]) => item))].sort()).toEqual(
      definitions.checklists
        .flatMap(({ definition, answers: questions }) =>
          [...questions.keys()].map(item => `${definition.id}/${item}`),
        )
        .sort(),
    );
  });

  it('are complete by ticks and answers together', () => {
    const ticked = [
      'before-scaling/performance-bottlenecks-identified',
      'before-scaling/cost-benefit-analysis-completed',
      'before-scaling/simplest-solution-attempted',
    ];
    const stateWith = (facts: FactValues, ticks: readonly string[]) => {
      const { verdicts } = evaluate({
        facts: { 'catalog.proposals': ['scaling'], ...facts },
        said: allTicked(ticks),
      });
      const index = definitions.checks.findIndex(
        ({ definition }) => definition.id === 'before-scaling-settled',
      );
      return verdicts[index].state;
    };
    const measured = { 'mlflow.trainingSecondsMedian': 60 };
    expect(stateWith(measured, ticked)).toBe('pass');
    expect(stateWith({}, ticked)).toBe('fail');
    expect(stateWith(measured, ticked.slice(1))).toBe('fail');
    expect(stateWith(measured, [])).toBe('fail');
  });
});

describe('decisions on record', () => {
  const OPEN_FINDING = 'premature-distributed-training';
  const OPEN = FINDINGS[OPEN_FINDING][0].facts;
  const openFindings = (said?: PeopleSaid) =>
    evaluate({ facts: OPEN, said }).advice.facts.openFindings;

  it.each<[string, number, object]>([
    [
      'settle findings up to their end',
      1,
      { unknownBecause: expect.stringMatching(/not enough evidence/) },
    ],
    ['settle nothing from then on', 0, { value: [OPEN_FINDING] }],
  ])('%s', (_, millisecondsLeft, expected) => {
    const until = new Date(NOW.getTime() + millisecondsLeft);
    expect(openFindings()).toEqual({ value: [OPEN_FINDING] });
    expect(
      openFindings({
        ...NOBODY_SAID,
        decisions: new Map([[OPEN_FINDING, { until }]]),
      }),
    ).toEqual(expected);
  });
});
