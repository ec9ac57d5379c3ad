import {
  Check,
  CheckDetails,
  ScorecardsPage,
} from 'backstage-plugin-ml-scorecards-common';
import { fraudDetectorSummary } from './fixtures';

/** A check that some components of tier 1 fail, and of which nothing is known for others. */
export const lockInStepCheck: Check = {
  id: 'pipeline-lock-in-step',
  title: 'The lock file is in step',
  dimension: { id: 'data-versioning', title: 'Data versioning' },
  level: 'silver',
  requiredFor: ['tier-1', 'tier-2'],
  conditions: [
    {
      source: 'git',
      condition: 'size(git.codeDepsOutOfSync) <= params.maxStale',
      fix: 'Run dvc repro and commit dvc.lock.',
    },
    {
      source: 'mlflow',
      condition: 'mlflow.uptime >= targets.minUptime[component.tier]',
      fix: 'Log the run.',
    },
  ],
  why: 'What was trained last is not what the code says.',
  references: ['guide §2', 'https://dvc.org/doc'],
  counts: { pass: 6, fail: 2, unknown: 3, notApplicable: 4 },
  countsByTier: {
    'tier-1': { pass: 1, fail: 2, unknown: 1, notApplicable: 0 },
    'tier-3': { pass: 5, fail: 0, unknown: 2, notApplicable: 4 },
  },
};

/** A check that everybody passes. */
export const dataTrackedCheck: Check = {
  ...lockInStepCheck,
  id: 'data-is-tracked',
  title: 'Training data is versioned',
  level: 'bronze',
  requiredFor: ['tier-1', 'tier-2', 'tier-3'],
  counts: { pass: 15, fail: 0, unknown: 0, notApplicable: 0 },
  countsByTier: {
    'tier-1': { pass: 4, fail: 0, unknown: 0, notApplicable: 0 },
    'tier-3': { pass: 11, fail: 0, unknown: 0, notApplicable: 0 },
  },
};

/** A check that no tier requires, and of which nothing is known. */
export const driftAlertCheck: Check = {
  ...lockInStepCheck,
  id: 'drift-alert',
  title: 'Drift rings an alarm',
  dimension: { id: 'drift-monitoring', title: 'Drift monitoring' },
  level: 'gold',
  requiredFor: [],
  counts: { pass: 0, fail: 0, unknown: 15, notApplicable: 0 },
  countsByTier: {
    'tier-1': { pass: 0, fail: 0, unknown: 4, notApplicable: 0 },
    'tier-3': { pass: 0, fail: 0, unknown: 11, notApplicable: 0 },
  },
};

export const lockInStepDetails: CheckDetails = {
  ...lockInStepCheck,
  effort: 'small',
  weight: 2,
  passesBy: 'any',
  appliesTo: { 'spec.type': 'ml-pipeline' },
  appliesWhen: 'git.hasDvcProject == true',
  params: { maxStale: 3, needsAlert: { 'tier-1': true, 'tier-3': false } },
  targets: [
    {
      name: 'minUptime',
      description: 'share of the time',
      byTier: { 'tier-1': 0.999 },
    },
  ],
  facts: {
    'git.codeDepsOutOfSync': {
      source: { id: 'git', title: 'Git repository' },
      type: 'strings',
      description: 'files that differ from the lock file',
    },
    'mlflow.uptime': {
      source: { id: 'mlflow', title: 'MLflow' },
      type: 'number',
      unit: 'share',
      description: 'how much of the time it answers',
    },
  },
  attestable: { validForDays: 180, perVersion: true },
  pageUrl: 'https://docs.example.com/checks/pipeline-lock-in-step.md',
  trend: {
    follows: 'group',
    points: [
      {
        day: '2026-02-27',
        definitionsChanged: false,
        counts: { pass: 4, fail: 4, unknown: 3, notApplicable: 4 },
      },
      {
        day: '2026-02-28',
        definitionsChanged: true,
        counts: { pass: 6, fail: 2, unknown: 3, notApplicable: 4 },
      },
    ],
  },
};

/** What the list of scorecards says of the components that fail it. */
export const failingPage: ScorecardsPage = {
  items: [
    {
      ...fraudDetectorSummary,
      check: { id: 'pipeline-lock-in-step', state: 'fail' },
    },
    {
      ...fraudDetectorSummary,
      entityRef: 'component:default/credit-limit',
      title: 'Credit limit',
      gap: 0,
      check: { id: 'pipeline-lock-in-step', state: 'fail', waived: true },
    },
  ],
  totalItems: 2,
};
