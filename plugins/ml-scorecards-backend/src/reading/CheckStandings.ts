import { endOf } from '../database/componentRecords';
import { ComponentWork } from '../database/componentWork';
import { AttestationRow, WaiverRow } from '../database/tables';
import { CheckVerdict, isOwed } from '../evaluation';
import { unpackVerdict } from '../recording/packedResults';
import { Positions } from '../recording/Positions';

/** How a check stands: as it was recorded, but for what has ended with a day since. */
export type CheckStanding = {
  readonly state: CheckVerdict['state'];
  /** The waiver that somebody has asked for, where one is owed and can still be approved. */
  readonly asked?: Pick<WaiverRow, 'requested_by' | 'until'>;
} & (
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
    const verdict = verdictAt(this.states, this.positions.check(check));
    return (
      verdict &&
      standingOf(verdict, {
        attestation: this.attestations.get(check),
        waiver: this.waivers.get(check),
        now: this.now,
      })
    );
  }
}

function standingOf(
  verdict: CheckVerdict,
  said: { attestation?: AttestationRow; waiver?: WaiverRow; now: Date },
): CheckStanding {
  const { attestation, waiver, now } = said;
  const holds = ({ until }: { readonly until: string }) => endOf(until) > now;
  if (attestation && verdict.attested && holds(attestation)) {
    return { is: 'vouched-for', state: 'pass', until: attestation.until };
  }
  const state = verdict.attested ? 'unknown' : verdict.state;
  if (!isOwed({ state })) {
    return { is: 'settled', state };
  }
  if (waiver?.state === 'approved' && holds(waiver)) {
    return { is: 'waived', state, until: waiver.until };
  }
  const asked =
    waiver?.state === 'requested' && holds(waiver) ? waiver : undefined;
  // That another version serves than somebody vouched for was found out when it was evaluated.
  return attestation &&
    (verdict.attested || verdict.reason === 'attestation-expired')
    ? { is: 'lapsed', state, until: attestation.until, asked }
    : { is: 'owed', state, asked };
}

function verdictAt(
  states: string,
  position: number | undefined,
): CheckVerdict | undefined {
  return position === undefined
    ? undefined
    : // What it was decided by is not asked for here.
      unpackVerdict({ states, deciders: '', dimensionLevels: '' }, position);
}

function byCheck<T extends { readonly check_id: string }>(
  rows: readonly T[],
): ReadonlyMap<string, T> {
  return new Map(rows.map(row => [row.check_id, row]));
}
