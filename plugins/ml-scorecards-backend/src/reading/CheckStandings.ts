import { endOf } from '../database/componentRecords';
import { ComponentWork } from '../database/componentWork';
import { AttestationRow, WaiverRow } from '../database/tables';
import { Decision, isOwed } from '../evaluation';
import { unpackDecision } from '../recording/packedResults';
import { Positions } from '../recording/Positions';

/** How a check stands: as it was recorded, but for what has ended with a day since. */
export type CheckStanding = { readonly state: Decision['state'] } & (
  | { readonly is: 'settled' | 'owed' }
  | { readonly is: 'vouched-for' | 'lapsed' | 'waived'; readonly until: string }
);

/** How the checks of a component stand, with what people said of them. Pure. */
export class CheckStandings {
  private readonly states: string;
  private readonly positions: Positions;
  private readonly now: Date;
  private readonly attestations: ReadonlyMap<string, AttestationRow>;
  private readonly waivers: ReadonlyMap<string, WaiverRow>;

  constructor(
    work: ComponentWork,
    { positions, now }: { positions: Positions; now: Date },
  ) {
    this.states = work.states;
    this.positions = positions;
    this.now = now;
    this.attestations = byCheck(work.attestations);
    this.waivers = byCheck(work.waivers);
  }

  /** Undefined for a check that has no result. */
  of(check: string): CheckStanding | undefined {
    const decision = decisionAt(this.states, this.positions.check(check));
    return (
      decision &&
      standingOf(decision, {
        attestation: this.attestations.get(check),
        waiver: this.waivers.get(check),
        now: this.now,
      })
    );
  }
}

function standingOf(
  decision: Decision,
  said: { attestation?: AttestationRow; waiver?: WaiverRow; now: Date },
): CheckStanding {
  const { attestation, waiver, now } = said;
  const holds = ({ until }: { readonly until: string }) => endOf(until) > now;
  if (attestation && decision.attested && holds(attestation)) {
    return { is: 'vouched-for', state: 'pass', until: attestation.until };
  }
  const state = decision.attested ? 'unknown' : decision.state;
  if (!isOwed({ state })) {
    return { is: 'settled', state };
  }
  if (waiver?.state === 'approved' && holds(waiver)) {
    return { is: 'waived', state, until: waiver.until };
  }
  // That another version serves than somebody vouched for was found out when it was evaluated.
  return attestation &&
    (decision.attested || decision.reason === 'attestation-expired')
    ? { is: 'lapsed', state, until: attestation.until }
    : { is: 'owed', state };
}

function decisionAt(
  states: string,
  position: number | undefined,
): Decision | undefined {
  return position === undefined
    ? undefined
    : // What it was decided by is not asked for here.
      unpackDecision({ states, deciders: '', dimensionLevels: '' }, position);
}

function byCheck<T extends { readonly check_id: string }>(
  rows: readonly T[],
): ReadonlyMap<string, T> {
  return new Map(rows.map(row => [row.check_id, row]));
}
