import {
  StatementAction,
  WaiverRequest,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import {
  changeStatement,
  MadeStatement,
  statementsSql,
  Told,
} from './statements';
import { WaiverRow } from './tables';

const TABLE = 'waivers';

const WAIVER_COLUMNS = [
  'component_id',
  'check_id',
  'state',
  'reason',
  'until',
  'requested_by',
  'requested_at',
  'decided_by',
  'decided_at',
  'decision_reason',
  'version',
] as const satisfies readonly (keyof WaiverRow)[];

/** Names the check that is to be excused. */
export interface WaiverKey {
  readonly componentId: number;
  readonly checkId: string;
}

/** SQL of the waivers of a row of `components`: a list in JSON, or null for none. */
export function waiversSql(knex: Knex): string {
  return statementsSql(knex, TABLE, WAIVER_COLUMNS);
}

/**
 * Asks for a waiver in place of what was there, if its version is still what the caller saw; otherwise throws a
 * ConflictError and writes nothing.
 */
export async function requestWaiver(
  knex: Knex,
  key: WaiverKey,
  change: WaiverRequest & { readonly by: string; readonly at: Date },
): Promise<MadeStatement> {
  const { reason, until, version, by, at } = change;
  return changeWaiver(knex, key, {
    action: 'request',
    version,
    by,
    at,
    after: {
      ...columnsOf(key),
      state: 'requested',
      reason,
      until,
      requested_by: by,
      requested_at: at.toISOString(),
      decided_by: null,
      decided_at: null,
      decision_reason: null,
    },
  });
}

/** Decides about a waiver as it was read, under the same condition. */
export async function decideWaiver(
  knex: Knex,
  row: WaiverRow,
  change: {
    readonly action: 'approve' | 'reject' | 'revoke';
    readonly reason?: string;
    readonly version: number;
    readonly by: string;
    readonly at: Date;
  },
): Promise<MadeStatement> {
  const { version: _, ...waiver } = row;
  const { action, reason, version, by, at } = change;
  return changeWaiver(knex, keyOf(row), {
    action,
    version,
    by,
    at,
    after: {
      ...waiver,
      state: STATE_AFTER[action],
      decided_by: by,
      decided_at: at.toISOString(),
      decision_reason: reason || null,
    },
  });
}

/** Takes a request back, under the same condition. */
export async function withdrawWaiver(
  knex: Knex,
  key: WaiverKey,
  change: { readonly version: number; readonly by: string; readonly at: Date },
): Promise<MadeStatement> {
  return changeWaiver(knex, key, { ...change, action: 'withdraw' });
}

const STATE_AFTER = {
  approve: 'approved',
  reject: 'rejected',
  revoke: 'revoked',
} as const;

async function changeWaiver(
  knex: Knex,
  key: WaiverKey,
  change: {
    readonly action: StatementAction;
    readonly version: number;
    readonly by: string;
    readonly at: Date;
    readonly after?: Omit<WaiverRow, 'version'>;
  },
): Promise<MadeStatement> {
  const { action, version, by, at, after } = change;
  return changeStatement<WaiverRow>(knex, {
    table: TABLE,
    noun: 'waiver',
    key: columnsOf(key),
    seen: version,
    after,
    tell,
    says: { kind: 'waiver', action, subject: key.checkId, by, at },
  });
}

function columnsOf({ componentId, checkId }: WaiverKey) {
  return { component_id: componentId, check_id: checkId };
}

function keyOf(row: WaiverRow): WaiverKey {
  return { componentId: row.component_id, checkId: row.check_id };
}

function tell(row: WaiverRow): Told {
  return {
    state: row.state,
    reason: row.reason,
    until: row.until,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    decisionReason: row.decision_reason,
    version: row.version,
  };
}
