import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  WaiverDecision,
  WaiverDecisionBody,
  WaiverRequest,
} from 'backstage-plugin-ml-scorecards-common';
import { endOf } from '../database/componentRecords';
import { changedMeanwhile, MadeStatement } from '../database/statements';
import { WaiverRow } from '../database/tables';
import {
  decideWaiver,
  requestWaiver,
  withdrawWaiver,
} from '../database/waivers';
import {
  CheckStatement,
  CheckStatementOptions,
  CheckStatementService,
} from './CheckStatementService';
import { dayAfter } from '../days';

/** The states in which a waiver can be decided about. */
const DECIDED_IN = {
  approve: 'requested',
  reject: 'requested',
  withdraw: 'requested',
  revoke: 'approved',
} as const satisfies Record<WaiverDecision, WaiverRow['state']>;

/** Checks that are to be excused for a while. */
export class WaiverService extends CheckStatementService {
  private readonly maxDays: number;

  constructor(options: CheckStatementOptions & { maxDays: number }) {
    super(options);
    this.maxDays = options.maxDays;
  }

  async request(
    statement: CheckStatement & { request: WaiverRequest },
  ): Promise<MadeStatement> {
    const { request, check, by } = statement;
    this.requireCheck(check);
    return this.state(statement, (record, at) => {
      const state = this.verdictOn(record, check)?.state;
      if (state !== 'fail' && state !== 'unknown') {
        throw new InputError(
          `check: ${check} ${
            state === 'pass' ? 'passes' : 'does not apply'
          }, so there is nothing to excuse`,
        );
      }
      const last = dayAfter(at, this.maxDays);
      if (request.until < dayAfter(at, 1) || request.until > last) {
        throw new InputError(
          `until: must be after today, by ${this.maxDays} days at most (${last})`,
        );
      }
      const current = record.waivers.find(row => row.check_id === check);
      requireSeen(current, request.version);
      if (current?.state === 'approved' && endOf(current.until) > at) {
        throw new ConflictError(
          `${check} is waived until ${current.until}: another waiver can be asked for when that one has ended or is revoked`,
        );
      }
      return requestWaiver(
        this.options.knex,
        { componentId: record.component.id, checkId: check },
        { ...request, by, at },
      );
    });
  }

  async decide(
    statement: CheckStatement & {
      decision: WaiverDecision;
      body: WaiverDecisionBody;
    },
  ): Promise<MadeStatement> {
    const { check, decision, body, by } = statement;
    if ((decision === 'reject' || decision === 'revoke') && !body.reason) {
      throw new InputError('reason: say why');
    }
    return this.state(statement, (record, at) => {
      const row = this.requireStored(record.waivers, check, 'waiver');
      // What is decided about is what was looked at here: the statement that writes compares the same version.
      requireSeen(row, body.version);
      requireDecidable(row, decision, { by, at });
      const { knex } = this.options;
      const change = { ...body, by, at };
      return decision === 'withdraw'
        ? withdrawWaiver(
            knex,
            { componentId: record.component.id, checkId: check },
            change,
          )
        : decideWaiver(knex, row, { ...change, action: decision });
    });
  }
}

/** Whoever saw another version decides about something else than what is there. */
function requireSeen(row: WaiverRow | undefined, version: number): void {
  const current = row?.version ?? 0;
  if (current !== version) {
    throw changedMeanwhile('waiver', current, version);
  }
}

function requireDecidable(
  row: WaiverRow,
  decision: WaiverDecision,
  { by, at }: { by: string; at: Date },
): void {
  if (decision === 'withdraw' && row.requested_by !== by) {
    throw new NotAllowedError(
      `Only ${row.requested_by}, who asked for the waiver, may withdraw it`,
    );
  }
  if (
    (decision === 'approve' || decision === 'reject') &&
    row.requested_by === by
  ) {
    throw new NotAllowedError(
      'Somebody else has to decide about a waiver than who asked for it',
    );
  }
  if (row.state !== DECIDED_IN[decision]) {
    throw new ConflictError(
      `The waiver is ${row.state}, so nobody can ${decision} it`,
    );
  }
  if (endOf(row.until) <= at && decision === 'approve') {
    throw new ConflictError(
      `The waiver was asked for until ${row.until}, which is over`,
    );
  }
}
