import { Entity } from '@backstage/catalog-model';
import { Attestation, Waiver } from 'backstage-plugin-ml-scorecards-common';
import { modelVersionInWords, modelVersionOf } from '../database/attestations';
import { endOf, toAttested } from '../database/componentRecords';
import { AttestationRow, WaiverRow } from '../database/tables';
import { lapseOf, SourceReading } from '../evaluation';

/** What somebody vouches for, as the API tells it. Pure. */
export function toAttestation(
  row: AttestationRow,
  options: {
    readonly entity: Entity;
    readonly readings: ReadonlyMap<string, SourceReading>;
    readonly perVersion: boolean;
    readonly now: Date;
  },
): Attestation {
  const modelVersion = modelVersionOf(row);
  return {
    note: row.note,
    evidenceUrl: row.evidence_url,
    until: row.until,
    modelVersion: modelVersion && modelVersionInWords(modelVersion),
    lapsed: lapseOf(toAttested(row), options),
    by: row.attested_by,
    at: row.attested_at,
    version: row.version,
  };
}

/** A waiver as the API tells it. Pure. */
export function toWaiver(row: WaiverRow, now: Date): Waiver {
  return {
    state:
      row.state === 'approved' && endOf(row.until) <= now ? 'ended' : row.state,
    reason: row.reason,
    until: row.until,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    decisionReason: row.decision_reason ?? undefined,
    version: row.version,
  };
}
