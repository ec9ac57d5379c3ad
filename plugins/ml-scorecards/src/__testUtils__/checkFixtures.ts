import { CheckResult } from 'backstage-plugin-ml-scorecards-common';

export const lockInStep: CheckResult = {
  id: 'pipeline-lock-in-step',
  title: 'The pipeline’s lock file is in step with the code',
  dimension: 'data-versioning',
  level: 'silver',
  required: true,
  state: 'fail',
  answeredBy: 'git',
  condition:
    'size(git.codeDepsOutOfSync) == 0 && size(git.paramsOutOfSync) == 0',
  evidence: [
    'git.codeDepsOutOfSync',
    'git.trackedBytes',
    'git.environmentPinned',
  ],
  why: 'What was trained last is not what the code says.',
  fix: 'Run dvc repro and commit dvc.lock.',
  references: ['guide §2', 'https://dvc.org/doc'],
  since: '2026-02-27T08:00:00.000Z',
};

export const dataTracked: CheckResult = {
  id: 'data-is-tracked',
  title: 'Training data is versioned',
  dimension: 'data-versioning',
  level: 'bronze',
  required: true,
  state: 'pass',
  answeredBy: 'git',
  condition: 'size(git.trackedData) > 0',
  evidence: ['git.trackedData'],
  why: 'A model is only as reproducible as its data.',
  references: [],
  since: '2026-01-05T08:00:00.000Z',
};

export const qualityMeasured: CheckResult = {
  id: 'served-quality-measured',
  title: 'Quality on served data is measured',
  dimension: 'drift-monitoring',
  level: 'gold',
  required: true,
  state: 'unknown',
  reason: {
    code: 'no-source-connected',
    message: 'No installed module reads Evidently yet.',
  },
  condition: 'daysSince(evidently.servedQualityMeasuredAt) <= 7',
  evidence: ['evidently.servedQualityMeasuredAt'],
  why: 'Drift that nobody looks at is unmonitored drift.',
  fix: 'Schedule the report.',
  references: ['guide §4'],
  since: '2026-01-05T08:00:00.000Z',
};

export const remoteShared: CheckResult = {
  id: 'remote-is-shared',
  custom: true,
  title: 'Data is kept where others can read it',
  dimension: 'data-versioning',
  level: 'gold',
  required: false,
  state: 'not-applicable',
  condition: 'git.remoteIsLocal == false',
  evidence: [],
  why: 'A path on one machine is lost with it.',
  references: [],
  since: '2026-01-05T08:00:00.000Z',
};
