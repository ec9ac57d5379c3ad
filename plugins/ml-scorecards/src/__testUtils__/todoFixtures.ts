import { Todo, WaiversPage } from 'backstage-plugin-ml-scorecards-common';

/** One to-do of each kind. */
export const todoOfOmar: Todo = {
  items: [
    {
      kind: 'waiver-to-decide',
      entityRef: 'component:default/churn-report',
      title: 'Churn report',
      owner: 'group:default/marketing',
      tier: 'tier-3',
      may: true,
      subject: { id: 'drift-checked', title: 'Drift was checked recently' },
      state: 'fail',
      due: '2026-04-30',
    },
    {
      kind: 'attestation-lapsed',
      entityRef: 'component:default/fraud-detector',
      title: 'Fraud detector',
      owner: 'group:default/payments',
      tier: 'tier-1',
      may: true,
      subject: {
        id: 'served-quality-measured',
        title: 'Quality on served data is measured',
      },
      state: 'unknown',
      due: '2026-02-20',
    },
    {
      kind: 'tick-expired',
      entityRef: 'component:default/fraud-detector',
      title: 'Fraud detector',
      owner: 'group:default/payments',
      tier: 'tier-1',
      may: true,
      subject: {
        id: 'before-production/owner-on-call',
        title: 'Somebody is on call',
      },
      due: '2026-02-25',
    },
    {
      kind: 'required-check',
      entityRef: 'component:default/fraud-detector',
      title: 'Fraud detector',
      owner: 'group:default/payments',
      tier: 'tier-1',
      may: true,
      subject: {
        id: 'pipeline-lock-in-step',
        title: 'The pipeline’s lock file is in step with the code',
      },
      state: 'fail',
      prospects: {
        effort: 'small',
        closesGap: true,
        level: 'bronze',
        dimension: { id: 'data-versioning', title: 'Data versioning' },
      },
    },
    {
      kind: 'waiver-ending',
      entityRef: 'component:default/churn-report',
      title: 'Churn report',
      tier: 'tier-3',
      may: true,
      subject: { id: 'data-is-tracked', title: 'Training data is versioned' },
      state: 'fail',
      due: '2026-03-08',
    },
    {
      kind: 'tick-ending',
      entityRef: 'component:default/churn-report',
      title: 'Churn report',
      tier: 'tier-3',
      may: false,
      subject: {
        id: 'before-production/load-tested',
        title: 'It was tested under load',
      },
      due: '2026-03-10',
    },
  ],
  counts: {
    'waiver-to-decide': 1,
    'attestation-lapsed': 1,
    'tick-expired': 1,
    'required-check': 1,
    'waiver-ending': 1,
    'tick-ending': 1,
  },
};

export const emptyTodo: Todo = { items: [], counts: {} };

/** A waiver that waits for whoever looks at it. */
export const waiversToDecide: WaiversPage = {
  items: [
    {
      entityRef: 'component:default/churn-report',
      title: 'Churn report',
      owner: 'group:default/marketing',
      tier: 'tier-3',
      check: { id: 'drift-checked', title: 'Drift was checked recently' },
      checkState: 'fail',
      waiver: {
        state: 'requested',
        reason: 'The report moves to a new source in April',
        until: '2026-04-30',
        requestedBy: 'user:default/mia',
        requestedAt: '2026-02-27T08:00:00.000Z',
        version: 1,
      },
      may: { decide: true, withdraw: false },
    },
  ],
};

export const noWaivers: WaiversPage = { items: [] };
