import { Entity } from '@backstage/catalog-model';
import {
  Scorecard,
  ScorecardSummary,
} from 'backstage-plugin-ml-scorecards-common';
import {
  dataTracked,
  lockInStep,
  qualityMeasured,
  remoteShared,
} from './checkFixtures';

/** An ML component as the catalog gives it. */
export const fraudDetectorEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { namespace: 'default', name: 'fraud-detector' },
  spec: {
    type: 'ml-service',
    lifecycle: 'production',
    owner: 'group:default/payments',
  },
};

export const EVALUATED_AT = '2026-03-01T12:00:00.000Z';

export const fraudDetectorSummary: ScorecardSummary = {
  entityRef: 'component:default/fraud-detector',
  title: 'Fraud detector',
  kind: 'Component',
  type: 'ml-service',
  lifecycle: 'production',
  owner: 'group:default/payments',
  system: 'system:default/payments',
  domain: 'domain:default/finance',
  tier: 'tier-1',
  level: 'bronze',
  targetLevel: 'gold',
  gap: 2,
  score: 1 / 3,
  coverage: 2 / 3,
  automation: 1,
  counts: { pass: 1, fail: 1, unknown: 1, notApplicable: 1 },
  attested: 0,
  waived: 0,
  evaluatedAt: EVALUATED_AT,
};

/** A scorecard with a check in every state, as its owner sees it. */
export const fraudDetectorScorecard: Scorecard = {
  ...fraudDetectorSummary,
  tierReasons: [
    {
      text: 'It decides on payments: decision impact is critical',
      origin: 'declared',
    },
    { text: 'Customers see what it does', origin: 'derived' },
    { text: 'It serves in real time', origin: 'default' },
    { text: 'A critical decision rests on it: tier 1.', origin: 'declared' },
  ],
  dimensions: [
    {
      id: 'data-versioning',
      title: 'Data versioning',
      level: 'bronze',
      score: 0.5,
      coverage: 1,
      counts: { pass: 1, fail: 1, unknown: 0, notApplicable: 1 },
      checks: [dataTracked, lockInStep, remoteShared],
    },
    {
      id: 'drift-monitoring',
      title: 'Drift monitoring',
      level: 'none',
      score: 0,
      coverage: 0,
      counts: { pass: 0, fail: 0, unknown: 1, notApplicable: 0 },
      checks: [qualityMeasured],
    },
  ],
  nextSteps: [
    {
      check: 'pipeline-lock-in-step',
      effort: 'small',
      unlocks: { level: 'silver', dimensions: ['data-versioning'] },
    },
    { check: 'served-quality-measured', effort: 'large' },
  ],
  rubrics: [
    {
      id: 'test-score',
      title: 'Test score',
      score: 0.5,
      highest: 7,
      reading: 'serious holes are possible',
      sections: [
        { id: 'data', title: 'Data', score: 2 },
        { id: 'monitoring', title: 'Monitoring', score: 0.5 },
      ],
      missing: {
        checks: ['served-quality-measured'],
        notAsked: ['The model is numerically stable'],
      },
    },
    {
      id: 'maturity',
      title: 'Maturity',
      score: 1,
      highest: 1,
      reading: 'Automated',
      missing: { checks: [], notAsked: [] },
    },
  ],
  checklists: [
    {
      id: 'before-production',
      title: 'Before production',
      description: 'What to settle before a model serves anybody.',
      source: 'guide §9',
      items: [
        {
          id: 'rollback-tested',
          title: 'Rolling back was tried',
          help: 'Serve the model before this one for a minute.',
          state: 'open',
          ticked: false,
          validForDays: 90,
          version: 0,
        },
        {
          id: 'owner-on-call',
          title: 'Somebody is on call',
          help: 'Name the rota.',
          state: 'ticked',
          ticked: true,
          note: 'Payments rota since March',
          evidenceUrl: 'https://wiki.example.com/rota',
          by: 'user:default/olivia',
          at: '2026-02-20T09:00:00.000Z',
          version: 3,
        },
      ],
    },
  ],
  sources: [
    {
      collector: 'git',
      title: 'Git repository',
      status: 'fresh',
      collectedAt: '2026-03-01T11:55:00.000Z',
    },
    {
      collector: 'mlflow',
      title: 'MLflow',
      status: 'error',
      collectedAt: '2026-02-20T11:55:00.000Z',
      error: {
        code: 'timeout',
        message: 'MLflow did not answer within 10 s',
        at: '2026-03-01T11:50:00.000Z',
      },
    },
    {
      collector: 'prometheus',
      title: 'Prometheus',
      status: 'fresh',
      collectedAt: '2026-02-28T11:55:00.000Z',
    },
    {
      collector: 'evidently',
      title: 'Evidently',
      status: 'not-connected',
      unknownBecause: 'Evidently is not connected.',
      howToConnect: 'Name the project in the annotation.',
      docsUrl: 'https://docs.example.com/evidently',
    },
  ],
  findings: [
    {
      id: 'unknown-label',
      message: 'The label mlscorecards.io/audience has the value “everybody”.',
    },
  ],
  targets: {
    maxQualityDrop: 0.02,
    driftCheckDays: 1,
    minUptime: 0.9995,
    latencyPercentile: 'p99',
    maxLatencySeconds: 0.2,
  },
  triggers: [
    {
      id: 'latency-over-limit',
      title: 'Inference is slower than promised',
      state: 'fired',
      firedAt: '2026-02-25T08:00:00.000Z',
      unit: 'seconds',
      days: [
        { day: '2026-02-27', value: 0.25, limit: 0.2 },
        { day: '2026-02-28', value: 0.31, limit: 0.2 },
      ],
      why: 'An answer that comes too late is no answer.',
      advice: 'Measure where the time goes.',
      references: ['guide §5'],
      evidence: ['prometheus.latencyP99Seconds'],
      checks: [],
    },
    {
      id: 'training-time-over-window',
      title: 'Training takes longer than its window',
      state: 'unknown',
      days: [],
      why: 'A model that is not trained in time serves with old knowledge.',
      advice: 'Find the slow step first.',
      references: ['guide §5'],
      evidence: [],
      checks: [],
    },
  ],
  effortFindings: [
    {
      id: 'under-invested',
      title: 'It is kept up less than its tier asks for',
      kind: 'under-investment',
      state: 'open',
      grounds: [
        {
          says: 'Checks that its tier requires are known to fail.',
          evidence: [],
          checks: ['pipeline-lock-in-step'],
        },
      ],
      why: 'Who depends on it expects what its tier promises.',
      advice: 'Begin with the first of the next steps.',
      references: ['guide §6'],
    },
    {
      id: 'unnecessary-real-time',
      title: 'It serves online for data that changes once a day',
      kind: 'over-engineering',
      state: 'not-enough-evidence',
      grounds: [{ says: 'Hardly anybody asks.', evidence: [], checks: [] }],
      why: 'Real time for daily updates is over-engineering.',
      advice: 'Compute the answers in a batch.',
      references: ['guide §7'],
    },
  ],
  investment: -2,
  storageAdvice: {
    rule: 'clean-structured-data',
    title: 'A relational database, for clean and structured data',
    recommends: 'relational-database',
    why: 'It is the boring technology that most teams already run.',
    references: ['guide §2'],
    evidence: [],
    checks: [],
  },
  facts: {
    'git.codeDepsOutOfSync': {
      description:
        'files in Git whose content differs from the hash in dvc.lock',
      value: ['src/train.py', 'src/features.py'],
      link: 'https://git.example.com/fraud-detector/dvc.lock',
    },
    'git.trackedBytes': {
      description: 'size of the data that DVC tracks, as recorded with it',
      unit: 'bytes',
      value: 1250000,
      // What a source must not be able to put on the page.
      // eslint-disable-next-line no-script-url -- the page must show it as text
      link: 'javascript:alert(1)',
    },
    'git.environmentPinned': {
      description: 'whether every requirement names one exact version',
      value: true,
    },
    'git.trackedData': {
      description: 'data files and folders that DVC tracks with a hash',
      value: ['data/payments.csv'],
    },
    'evidently.servedQualityMeasuredAt': {
      description: 'when the quality on served data was last measured',
      value: null,
    },
    'prometheus.latencyP99Seconds': {
      description: 'time in which 99 of 100 requests were answered',
      unit: 'seconds',
      value: 0.31,
    },
  },
  catalogueUrl: 'https://docs.example.com/catalogue/',
  waiverTerms: { maxDays: 90, approvers: ['group:default/ml-governance'] },
  may: {
    tick: true,
    decide: true,
    attest: true,
    requestWaiver: true,
    decideWaiver: false,
    refresh: true,
  },
};

/** What a reader may do who is no owner. */
export const MAY_NOTHING: Scorecard['may'] = {
  tick: false,
  decide: false,
  attest: false,
  requestWaiver: false,
  decideWaiver: false,
  refresh: false,
};
