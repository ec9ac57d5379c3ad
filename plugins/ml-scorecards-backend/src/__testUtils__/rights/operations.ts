import { Knex } from 'knex';
import {
  AttestationRow,
  DecisionRecordRow,
  WaiverRow,
} from '../../database/tables';
import { ASKER } from './callers';
import { ApiRequest } from './startRightsPortal';

/** The component that everything is asked about, and another one. */
export const FRAUD = 'component:default/fraud';
export const CHURN = 'component:default/churn';

const ONE = '/scorecards/component/default/fraud';
const AT = '2026-01-01T00:00:00.000Z';

/** One thing that callers may ask for, as the tables of rights name it. */
export interface Operation {
  /** Method and path as in the OpenAPI document, and in brackets what is special about the case. */
  readonly name: string;
  readonly request: Omit<ApiRequest, 'headers'>;
  /** The components that the answer tells of, or how many if it does not name them, where it can be some of them. */
  sees?(body: any, text: string): Iterable<string> | number;
  /** How the audit log calls it, if it is told. */
  readonly eventId?: string;
  /** Whether a statement of a person comes of it. */
  readonly states?: boolean;
  /** What is put into the empty tables of statements before it is asked. */
  given?(fraud: number): Given;
}

interface Given {
  readonly attestations?: AttestationRow;
  readonly decision_records?: Partial<DecisionRecordRow>;
  readonly waivers?: WaiverRow;
}

const inAMonth = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000)
  .toISOString()
  .slice(0, 10);

const waiver =
  (state: WaiverRow['state']) =>
  (component_id: number): Given => ({
    waivers: {
      component_id,
      check_id: 'owner-docs-runbook',
      state,
      reason: 'The runbook is being written.',
      until: inAMonth,
      requested_by: ASKER,
      requested_at: AT,
      decided_by: null,
      decided_at: null,
      decision_reason: null,
      version: 1,
    },
  });

const STATEMENT_TABLES = [
  'attestations',
  'checklist_items',
  'decision_records',
  'waivers',
  'statements',
];

/** Takes everything back that people have stated, and states what an operation needs to be there. */
export async function prepare(knex: Knex, { given }: Operation): Promise<void> {
  for (const table of STATEMENT_TABLES) {
    await knex(table).delete();
  }
  const { id } = await knex('components').where({ entity_ref: FRAUD }).first();
  for (const [table, row] of Object.entries(given?.(id) ?? {})) {
    await knex(table).insert(row);
  }
}

const componentsIn = (items: Array<{ entityRef: string } | null>) =>
  items.flatMap(item => item?.entityRef ?? []);

/** A total that is not that of the list would tell of something else. */
const listed = (page: {
  items: Array<{ entityRef: string }>;
  totalItems: number;
}) =>
  page.items.length === page.totalItems
    ? componentsIn(page.items)
    : page.totalItems;

const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((a, b) => a + b, 0);

/** Where an agent invokes an action, below the plugin. */
function actionPath(action: string): string {
  return `/.backstage/actions/v1/actions/ml-scorecards:${action}/invoke`;
}

/** Everything that the API and the actions can do, each at least once. */
export const OPERATIONS: readonly Operation[] = [
  {
    name: 'GET /scorecards',
    request: { method: 'get', path: '/scorecards' },
    sees: listed,
  },
  {
    name: 'GET /scorecards.csv',
    request: { method: 'get', path: '/scorecards.csv' },
    sees: (_, text) =>
      [...text.matchAll(/component:default\/\w+/g)].map(([ref]) => ref),
  },
  {
    name: 'POST /scorecards/by-refs',
    request: {
      method: 'post',
      path: '/scorecards/by-refs',
      body: { entityRefs: [FRAUD, CHURN] },
    },
    sees: body => componentsIn(body.items),
  },
  {
    name: 'GET /scorecards/{component}',
    request: { method: 'get', path: ONE },
  },
  {
    name: 'GET /scorecards/{component}/facts',
    request: { method: 'get', path: `${ONE}/facts` },
  },
  {
    name: 'GET /scorecards/{component}/history',
    request: { method: 'get', path: `${ONE}/history` },
  },
  {
    name: 'GET /scorecards/{component}/statements',
    request: { method: 'get', path: `${ONE}/statements` },
  },
  {
    name: 'POST /scorecards/{component}/refresh',
    request: { method: 'post', path: `${ONE}/refresh` },
    eventId: 'scorecard-refresh',
  },
  {
    name: 'PUT /scorecards/{component}/checklists/{checklist}/items/{item}',
    request: {
      method: 'put',
      path: `${ONE}/checklists/before-scaling/items/baseline-metrics-established`,
      body: { ticked: true, version: 0 },
    },
    eventId: 'checklist-item-update',
    states: true,
  },
  {
    name: 'PUT /scorecards/{component}/decisions/{subject}',
    request: {
      method: 'put',
      path: `${ONE}/decisions/utilization-over-limit`,
      body: { reason: 'Later.', until: inAMonth, version: 0 },
    },
    eventId: 'decision-update',
    states: true,
  },
  {
    name: 'DELETE /scorecards/{component}/decisions/{subject}',
    request: {
      method: 'delete',
      path: `${ONE}/decisions/utilization-over-limit?version=1`,
    },
    eventId: 'decision-delete',
    states: true,
    given: component_id => ({
      decision_records: {
        component_id,
        subject: 'utilization-over-limit',
        reason: 'Later.',
        decided_by: 'user:default/omar',
        decided_at: AT,
        until: inAMonth,
        version: 1,
      },
    }),
  },
  {
    name: 'PUT /scorecards/{component}/attestations/{check}',
    request: {
      method: 'put',
      path: `${ONE}/attestations/rollback-practised`,
      body: {
        note: 'Done in the last game day.',
        evidenceUrl: 'https://wiki.example/game-day',
        until: inAMonth,
        version: 0,
      },
    },
    eventId: 'attestation-update',
    states: true,
  },
  {
    name: 'DELETE /scorecards/{component}/attestations/{check}',
    request: {
      method: 'delete',
      path: `${ONE}/attestations/rollback-practised?version=1`,
    },
    eventId: 'attestation-delete',
    states: true,
    given: component_id => ({
      attestations: {
        component_id,
        check_id: 'rollback-practised',
        note: 'Done in the last game day.',
        evidence_url: 'https://wiki.example/game-day',
        until: inAMonth,
        model_version: null,
        told_versions: null,
        attested_by: 'user:default/omar',
        attested_at: AT,
        version: 1,
      },
    }),
  },
  {
    name: 'PUT /scorecards/{component}/waivers/{check}',
    request: {
      method: 'put',
      path: `${ONE}/waivers/owner-docs-runbook`,
      body: { reason: 'Being written.', until: inAMonth, version: 0 },
    },
    eventId: 'waiver-request',
    states: true,
  },
  ...(
    [
      ['approve', waiver('requested')],
      ['reject', waiver('requested')],
      ['revoke', waiver('approved')],
      ['withdraw', waiver('requested')],
    ] as const
  ).map(
    ([decision, given]): Operation => ({
      name: `POST /scorecards/{component}/waivers/{check}/${decision}`,
      request: {
        method: 'post',
        path: `${ONE}/waivers/owner-docs-runbook/${decision}`,
        body: { reason: 'Because.', version: 1 },
      },
      eventId: `waiver-${decision}`,
      states: true,
      given,
    }),
  ),
  {
    name: 'GET /waivers',
    request: { method: 'get', path: '/waivers' },
    given: waiver('requested'),
    sees: body => componentsIn(body.items),
  },
  {
    name: 'GET /todo',
    request: { method: 'get', path: '/todo?limit=200' },
    given: waiver('requested'),
    sees: body => componentsIn(body.items),
  },
  {
    name: 'POST /facts',
    request: {
      method: 'post',
      path: '/facts',
      body: {
        entityRef: FRAUD,
        source: 'drift',
        facts: { detected: false },
      },
    },
    eventId: 'facts-push',
  },
  {
    name: 'POST /evaluate',
    request: {
      method: 'post',
      path: '/evaluate',
      body: { entityRef: FRAUD, facts: { drift: { detected: false } } },
    },
  },
  {
    name: 'GET /badge/{component}.svg',
    request: { method: 'get', path: '/badge/component/default/fraud.svg' },
  },
  {
    name: 'GET /checks',
    request: { method: 'get', path: '/checks' },
    sees: body => sum(body.items[0].counts),
  },
  {
    name: 'GET /checks/{id}',
    request: { method: 'get', path: '/checks/owner-docs-runbook' },
    sees: body => sum(body.trend.points.at(-1)?.counts ?? {}),
  },
  {
    name: 'GET /checklists',
    request: { method: 'get', path: '/checklists' },
  },
  {
    name: 'POST /definitions/dry-run',
    request: {
      method: 'post',
      path: '/definitions/dry-run',
      body: { checks: { 'owner-docs-runbook': false } },
    },
    eventId: 'definitions-dry-run',
    sees: body => body.components,
  },
  {
    name: 'GET /maturity',
    request: { method: 'get', path: '/maturity' },
    sees: body => body.total.components,
  },
  {
    name: 'GET /maturity/trend',
    request: { method: 'get', path: '/maturity/trend' },
    sees: body => body.points.at(-1).components,
  },
  {
    name: 'GET /collectors',
    request: { method: 'get', path: '/collectors' },
    // A source has failed for both, see the test.
    sees: body =>
      body.items
        .find(({ source }: { source: string }) => source === 'mlflow')
        .errors.flatMap(({ examples }: any) => componentsIn(examples)),
  },
  {
    name: 'GET /labels',
    request: { method: 'get', path: '/labels' },
    sees: body => componentsIn(body.items),
  },
  {
    name: 'GET /openapi.json',
    request: { method: 'get', path: '/openapi.json' },
  },
  ...(
    [
      ['list-scorecards', {}, (body: any) => listed(body.output)],
      ['get-scorecard', { entityRef: FRAUD }],
      ['next-steps', { entityRef: FRAUD }],
    ] as const
  ).map(
    ([action, input, sees]): Operation => ({
      name: `ACTION ${action}`,
      request: { method: 'post', path: actionPath(action), body: input },
      sees,
    }),
  ),
  {
    name: 'ACTION get-todo',
    request: {
      method: 'post',
      path: actionPath('get-todo'),
      body: { limit: 50 },
    },
    given: waiver('requested'),
    sees: body => componentsIn(body.output.items),
  },
  {
    name: 'ACTION attest-check',
    request: {
      method: 'post',
      path: actionPath('attest-check'),
      body: {
        entityRef: FRAUD,
        check: 'rollback-practised',
        note: 'Done in the last game day.',
        evidenceUrl: 'https://wiki.example/game-day',
        until: inAMonth,
      },
    },
    eventId: 'attestation-update',
    states: true,
  },
];
