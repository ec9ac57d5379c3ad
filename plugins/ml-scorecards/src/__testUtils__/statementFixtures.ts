import { StatementsPage } from 'backstage-plugin-ml-scorecards-common';

/** The newest things that people stated about the fraud detector; there are older ones. */
export const newestStatements: StatementsPage = {
  items: [
    {
      at: '2026-02-28T09:00:00.000Z',
      by: 'user:default/ada',
      kind: 'waiver',
      action: 'approve',
      subject: {
        id: 'pipeline-lock-in-step',
        title: 'The pipeline’s lock file is in step with the code',
      },
      before: {
        state: 'requested',
        reason: 'The new pipeline comes in April',
        until: '2026-04-30',
      },
      after: {
        state: 'approved',
        reason: 'The new pipeline comes in April',
        until: '2026-04-30',
        decisionReason: 'Fine until then',
      },
    },
    {
      at: '2026-02-27T09:00:00.000Z',
      by: 'user:default/olivia',
      kind: 'attestation',
      action: 'attest',
      subject: {
        id: 'served-quality-measured',
        title: 'Quality on served data is measured',
      },
      before: {
        note: 'Measured by hand',
        evidenceUrl: 'https://wiki.example.com/january',
        until: '2026-02-28',
      },
      after: {
        note: 'Measured by hand',
        evidenceUrl: 'https://wiki.example.com/february',
        until: '2026-05-31',
      },
    },
  ],
  nextCursor: 'older',
};

export const oldestStatements: StatementsPage = {
  items: [
    {
      at: '2026-02-20T09:00:00.000Z',
      by: 'user:default/olivia',
      kind: 'checklist-item',
      action: 'tick',
      subject: {
        id: 'before-production/owner-on-call',
        title: 'Somebody is on call',
      },
      before: null,
      after: { ticked: true, note: 'Payments rota since March' },
    },
    {
      at: '2026-02-19T09:00:00.000Z',
      by: 'user:default/omar',
      kind: 'decision',
      action: 'take-back',
      subject: { id: 'under-invested', title: 'It is kept up too little' },
      before: { reason: 'We live with it', until: '2026-12-31' },
      after: null,
    },
  ],
};
