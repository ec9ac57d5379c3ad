import {
  StatementAction,
  WaiverRequest,
  WaiverState,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { VisibleComponents } from '../reading/VisibleSet';
import {
  changeStatement,
  MadeStatement,
  statementsSql,
  Told,
} from './statements';
import { ComponentRow, WaiverRow } from './tables';
import { whereVisible } from './whereVisible';

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

const STATE_AFTER = {
  approve: 'approved',
  reject: 'rejected',
  revoke: 'revoked',
} as const;

/** A waiver in a list, with its component and the packed states of that. */
export type ListedWaiverRow = WaiverRow &
  Pick<ComponentRow, 'entity_ref' | 'title' | 'owner_ref' | 'tier'> & {
    readonly states: string | null;
  };

/** The place of a waiver among others. */
export type WaiverPlace = Pick<
  WaiverRow,
  'until' | 'component_id' | 'check_id'
>;

/** Names the check that is to be excused. */
export interface WaiverKey {
  readonly componentId: number;
  readonly checkId: string;
}

/** SQL of the waivers of a row of `components`: a list in JSON, or null for none. */
export function waiversSql(knex: Knex): string {
  return statementsSql(knex, TABLE, WAIVER_COLUMNS);
}

/** Waivers of components that somebody may read: those that end first, after a given place. */
export async function readWaivers(
  knex: Knex,
  options: {
    states: readonly WaiverState[];
    /** The day (UTC) on which they are asked about. */
    today: string;
    visible: VisibleComponents;
    after?: WaiverPlace;
    limit: number;
  },
): Promise<ListedWaiverRow[]> {
  const { states, today, visible, after, limit } = options;
  const query = knex('waivers')
    .join('components', 'components.id', 'waivers.component_id')
    .leftJoin('results', 'results.component_id', 'waivers.component_id')
    .whereNotNull('components.evaluated_at')
    .where(any => states.forEach(state => orWhereState(any, state, today)));
  if (visible !== 'all') {
    whereVisible(query, visible);
  }
  if (after) {
    query.whereRaw(
      '(waivers.until, waivers.component_id, waivers.check_id) > (?, ?, ?)',
      [after.until, after.component_id, after.check_id],
    );
  }
  return query
    .orderBy(['waivers.until', 'waivers.component_id', 'waivers.check_id'])
    .limit(limit)
    .select(
      ...WAIVER_COLUMNS.map(column => `waivers.${column}`),
      'components.entity_ref',
      'components.title',
      'components.owner_ref',
      'components.tier',
      'results.states',
    );
}

/** What has ended was approved, and no row says that its time is over. */
function orWhereState(
  query: Knex.QueryBuilder,
  state: WaiverState,
  today: string,
): void {
  query.orWhere(one => {
    one.where('waivers.state', state === 'ended' ? 'approved' : state);
    if (state === 'approved' || state === 'ended') {
      one.where('waivers.until', state === 'approved' ? '>=' : '<', today);
    }
  });
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
