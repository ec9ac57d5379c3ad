import { Entity } from '@backstage/catalog-model';
import { CheckState } from 'backstage-plugin-ml-scorecards-common';
import { Definitions, isBroken } from '../definitions';
import {
  builtInDefinitions,
  FactValues,
  freshReadings,
  mlEntity,
  NOW,
} from '../__testUtils__/builtInEvaluation';
import { evaluateAndExplain } from '../__testUtils__/explainedEvaluation';

const TIER_1 = mlEntity({ labels: { decisionImpact: 'critical' } });
const TIER_2 = mlEntity({ labels: { audience: 'customer' } });
const TIER_4 = mlEntity({ labels: { stage: 'experimental' } });
const FEATURE_STORE = mlEntity({ kind: 'Resource', type: 'feature-store' });
const API = mlEntity({ kind: 'API', type: 'ai-model-server' });

/** What a check is given. The entity is a model of tier 2 unless another is named, and all sources are connected. */
interface Given {
  entity?: Entity;
  facts: FactValues;
  connected?: readonly string[];
}

interface Examples {
  /** With the facts that each pass rests on: without any one of them it is no pass. */
  passes: ReadonlyArray<Given & { because: readonly string[] }>;
  fails: readonly Given[];
  /** Left out for checks that ask everybody. */
  notApplicable?: readonly Given[];
}

const NINE_SECTIONS = 'ABCDEFGHI'.split('');
const DVC_IN_STEP = {
  'git.hasDvcProject': true,
  'git.lockStagesMissing': [],
  'git.codeDepsOutOfSync': [],
  'git.paramsOutOfSync': [],
};
const DVC_REMOTE = {
  'git.hasDvcProject': true,
  'git.defaultRemoteUrl': 's3://models',
  'git.remoteIsLocal': false,
  'git.secretsInConfig': [],
};
const SMALL_PIPELINE = {
  'git.hasDvcProject': true,
  'git.dvcStages': Array.from({ length: 15 }, (_, n) => `stage-${n}`),
  'git.dvcDagDepth': 6,
  'catalog.upstreamCount': 20,
};
const WELL_KEPT = {
  'catalog.ownerResolves': true,
  'catalog.hasDocs': true,
  'catalog.hasRunbook': true,
};
/** Without it nobody can say that a component is of no more than tier 4, or unclassified. */
const USED_BY_NOBODY = {
  'catalog.consumers': [],
  'catalog.consumingWebsites': [],
};
const WITHOUT_DVC = { 'git.hasDvcProject': false };

const EXAMPLES: Record<string, Examples> = {
  'model-registered': {
    passes: [
      {
        facts: { 'mlflow.versionCount': 1, 'git.declaredModels': [] },
        because: ['mlflow.versionCount'],
      },
      {
        facts: { 'mlflow.versionCount': 0, 'git.declaredModels': ['fraud'] },
        because: ['git.declaredModels'],
      },
      {
        facts: { 'git.declaredModels': ['fraud'] },
        connected: ['catalog', 'git'],
        because: ['git.declaredModels'],
      },
    ],
    fails: [
      { facts: { 'mlflow.versionCount': 0, 'git.declaredModels': [] } },
      { facts: { 'git.declaredModels': [] }, connected: ['catalog', 'git'] },
    ],
    notApplicable: [
      { entity: FEATURE_STORE, facts: { 'mlflow.versionCount': 1 } },
      { entity: mlEntity({ type: 'feature-pipeline' }), facts: {} },
    ],
  },
  'training-data-versioned': {
    passes: [
      {
        facts: { 'git.trackedData': ['data.csv'] },
        because: ['git.trackedData'],
      },
      {
        entity: mlEntity({ kind: 'Resource', type: 'dataset' }),
        facts: { 'git.trackedData': ['data.csv'] },
        because: ['git.trackedData'],
      },
    ],
    fails: [{ facts: { 'git.trackedData': [] } }],
    notApplicable: [{ entity: FEATURE_STORE, facts: {} }],
  },
  'data-and-code-lock-in-sync': {
    passes: [{ facts: DVC_IN_STEP, because: Object.keys(DVC_IN_STEP) }],
    fails: [
      { facts: { ...DVC_IN_STEP, 'git.lockStagesMissing': ['train'] } },
      { facts: { ...DVC_IN_STEP, 'git.codeDepsOutOfSync': ['train.py'] } },
      { facts: { ...DVC_IN_STEP, 'git.paramsOutOfSync': ['lr'] } },
    ],
    notApplicable: [
      { facts: { ...DVC_IN_STEP, ...WITHOUT_DVC } },
      { facts: WITHOUT_DVC },
      { entity: FEATURE_STORE, facts: DVC_IN_STEP },
    ],
  },
  'data-remote-shared': {
    passes: [{ facts: DVC_REMOTE, because: Object.keys(DVC_REMOTE) }],
    fails: [
      { facts: { ...DVC_REMOTE, 'git.defaultRemoteUrl': '' } },
      { facts: { ...DVC_REMOTE, 'git.remoteIsLocal': true } },
      { facts: { ...DVC_REMOTE, 'git.secretsInConfig': ['password'] } },
    ],
    notApplicable: [
      { facts: WITHOUT_DVC },
      { entity: FEATURE_STORE, facts: DVC_REMOTE },
    ],
  },
  'upstream-data-known': {
    passes: [
      {
        facts: {
          'git.trackedData': ['data.csv'],
          'catalog.upstreamDatasets': [],
        },
        because: ['git.trackedData'],
      },
      {
        facts: {
          'git.trackedData': [],
          'catalog.upstreamDatasets': ['resource:default/orders'],
        },
        because: ['catalog.upstreamDatasets'],
      },
      {
        facts: { 'catalog.upstreamDatasets': ['resource:default/orders'] },
        connected: ['catalog'],
        because: ['catalog.upstreamDatasets'],
      },
    ],
    fails: [
      { facts: { 'git.trackedData': [], 'catalog.upstreamDatasets': [] } },
      { facts: { 'catalog.upstreamDatasets': [] }, connected: ['catalog'] },
    ],
    notApplicable: [{ entity: FEATURE_STORE, facts: {} }],
  },
  'consumers-declared': {
    passes: [
      {
        facts: { 'catalog.consumers': ['component:default/shop'] },
        because: ['catalog.consumers'],
      },
    ],
    fails: [{ facts: { 'catalog.consumers': [] } }],
    notApplicable: [{ entity: FEATURE_STORE, facts: {} }],
  },
  'served-quality-tracked': {
    passes: [
      {
        facts: { 'evidently.servedQualityMeasuredAt': '2026-05-16T12:00:00Z' },
        because: ['evidently.servedQualityMeasuredAt'],
      },
    ],
    fails: [
      {
        facts: { 'evidently.servedQualityMeasuredAt': '2026-05-16T11:59:59Z' },
      },
    ],
    notApplicable: [
      { entity: mlEntity({ type: 'feature-pipeline' }), facts: {} },
    ],
  },
  'environment-pinned': {
    passes: [
      {
        facts: { 'git.environmentPinned': true },
        because: ['git.environmentPinned'],
      },
    ],
    fails: [{ facts: { 'git.environmentPinned': false } }],
    notApplicable: [{ entity: FEATURE_STORE, facts: {} }],
  },
  'experiments-tracked': {
    passes: [
      { facts: { 'mlflow.runCount90d': 1 }, because: ['mlflow.runCount90d'] },
    ],
    fails: [{ facts: { 'mlflow.runCount90d': 0 } }],
    notApplicable: [{ entity: FEATURE_STORE, facts: {} }],
  },
  'owner-docs-runbook': {
    passes: [
      { facts: WELL_KEPT, because: Object.keys(WELL_KEPT) },
      {
        entity: TIER_4,
        facts: {
          ...USED_BY_NOBODY,
          'catalog.ownerResolves': true,
          'catalog.hasDocs': false,
        },
        because: ['catalog.ownerResolves'],
      },
      {
        entity: FEATURE_STORE,
        facts: { 'catalog.ownerResolves': true },
        because: ['catalog.ownerResolves'],
      },
    ],
    fails: [
      { facts: { ...WELL_KEPT, 'catalog.ownerResolves': false } },
      { facts: { ...WELL_KEPT, 'catalog.hasDocs': false } },
      { facts: { ...WELL_KEPT, 'catalog.hasRunbook': false } },
      {
        entity: TIER_4,
        facts: { ...WELL_KEPT, 'catalog.ownerResolves': false },
      },
      { entity: API, facts: { 'catalog.ownerResolves': false } },
    ],
  },
  'training-is-a-pipeline': {
    passes: [
      { facts: { 'git.dvcStages': ['train'] }, because: ['git.dvcStages'] },
    ],
    fails: [{ facts: { 'git.dvcStages': [] } }],
    notApplicable: [{ entity: FEATURE_STORE, facts: {} }],
  },
  'model-card-complete': {
    passes: [
      {
        entity: TIER_1,
        facts: { 'git.modelCardSections': NINE_SECTIONS },
        because: ['git.modelCardSections'],
      },
      {
        facts: { 'git.modelCardSections': NINE_SECTIONS.slice(0, 7) },
        because: ['git.modelCardSections'],
      },
      {
        entity: mlEntity({ kind: 'Resource', type: 'ai-model' }),
        facts: {
          ...USED_BY_NOBODY,
          'git.modelCardSections': NINE_SECTIONS.slice(0, 7),
        },
        because: ['git.modelCardSections'],
      },
    ],
    fails: [
      {
        entity: TIER_1,
        facts: { 'git.modelCardSections': NINE_SECTIONS.slice(0, 8) },
      },
      { facts: { 'git.modelCardSections': NINE_SECTIONS.slice(0, 6) } },
      {
        entity: TIER_4,
        facts: { ...USED_BY_NOBODY, 'git.modelCardSections': [] },
      },
    ],
    notApplicable: [{ entity: FEATURE_STORE, facts: {} }],
  },
  'reliability-tier-agreed': {
    passes: [
      { entity: TIER_2, facts: {}, because: [] },
      { entity: TIER_4, facts: USED_BY_NOBODY, because: [] },
    ],
    fails: [
      {
        entity: mlEntity({ lifecycle: 'production' }),
        facts: USED_BY_NOBODY,
      },
      {
        entity: mlEntity({ lifecycle: 'production' }),
        facts: {
          'catalog.consumers': ['component:default/shop'],
          'catalog.consumingWebsites': ['component:default/shop'],
        },
      },
    ],
  },
  'pipeline-complexity-in-budget': {
    passes: [{ facts: SMALL_PIPELINE, because: Object.keys(SMALL_PIPELINE) }],
    fails: [
      {
        facts: {
          ...SMALL_PIPELINE,
          'git.dvcStages': [...SMALL_PIPELINE['git.dvcStages'], 'one-more'],
        },
      },
      { facts: { ...SMALL_PIPELINE, 'git.dvcDagDepth': 7 } },
      { facts: { ...SMALL_PIPELINE, 'catalog.upstreamCount': 21 } },
    ],
    notApplicable: [
      { facts: WITHOUT_DVC },
      { entity: mlEntity({ kind: 'Resource', type: 'dataset' }), facts: {} },
    ],
  },
};

let definitions: Definitions;

beforeAll(async () => {
  definitions = await builtInDefinitions();
});

function stateOf(id: string, given: Given): CheckState | undefined {
  const { checks } = evaluateAndExplain({
    entity: given.entity ?? TIER_2,
    readings: freshReadings(given.facts, given.connected),
    definitions,
    now: NOW,
  });
  return checks.find(check => check.id === id)?.state;
}

function without(given: Given, fact: string): Given {
  const { [fact]: _, ...facts } = given.facts;
  return { ...given, facts };
}

function explained(given: Given, fact: string): Given {
  const unknown = { unknownBecause: 'nobody can tell' };
  return { ...given, facts: { ...given.facts, [fact]: unknown } };
}

describe('the examples', () => {
  it('are there for every built-in check', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(
      definitions.checks.map(({ definition }) => definition.id).sort(),
    );
  });

  it('hold every fact that a check names as a reason to pass', () => {
    for (const check of definitions.checks) {
      if (isBroken(check)) {
        throw new Error(check.problem);
      }
      const named = [
        ...check.alternatives.map(({ condition }) => condition),
        ...(check.appliesWhen ? [check.appliesWhen] : []),
      ].flatMap(({ facts }) => facts.map(f => `${f.source}.${f.name}`));
      const { passes } = EXAMPLES[check.definition.id];
      expect([...new Set(passes.flatMap(p => p.because))].sort()).toEqual(
        [...new Set(named)].sort(),
      );
    }
  });

  it('hold an entity or facts for every check that does not ask everybody', () => {
    for (const { definition } of definitions.checks) {
      const isSelective = definition.appliesTo || definition.appliesWhen;
      expect({
        id: definition.id,
        has: EXAMPLES[definition.id].notApplicable !== undefined,
      }).toEqual({ id: definition.id, has: Boolean(isSelective) });
    }
  });
});

describe.each(Object.entries(EXAMPLES))('%s', (id, examples) => {
  it('passes where it should', () => {
    for (const given of examples.passes) {
      expect({ given, state: stateOf(id, given) }).toEqual({
        given,
        state: 'pass',
      });
    }
  });

  it('fails where it should', () => {
    for (const given of examples.fails) {
      expect({ given, state: stateOf(id, given) }).toEqual({
        given,
        state: 'fail',
      });
    }
  });

  it('is unknown without any one fact that its pass rests on', () => {
    for (const given of examples.passes) {
      for (const fact of given.because) {
        for (const less of [without(given, fact), explained(given, fact)]) {
          expect({ given: less, state: stateOf(id, less) }).toEqual({
            given: less,
            state: 'unknown',
          });
        }
      }
    }
  });

  it('does not begin to pass when a fact that speaks against it is missing', () => {
    for (const given of examples.fails) {
      for (const fact of Object.keys(given.facts)) {
        for (const less of [without(given, fact), explained(given, fact)]) {
          expect(['fail', 'unknown']).toContain(stateOf(id, less));
        }
      }
    }
  });

  it('is not applicable where it should not ask, and only there', () => {
    for (const given of examples.notApplicable ?? []) {
      expect({ given, state: stateOf(id, given) }).toEqual({
        given,
        state: 'not-applicable',
      });
    }
    expect(stateOf(id, { facts: {} })).not.toBe('not-applicable');
  });
});
