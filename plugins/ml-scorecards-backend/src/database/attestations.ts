import { AttestationUpdate } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { ServingVersion, servingVersion, ToldVersions } from '../evaluation';
import {
  changeStatement,
  MadeStatement,
  statementsSql,
  Told,
} from './statements';
import { AttestationRow } from './tables';

const TABLE = 'attestations';

const ATTESTATION_COLUMNS = [
  'component_id',
  'check_id',
  'note',
  'evidence_url',
  'until',
  'model_version',
  'told_versions',
  'attested_by',
  'attested_at',
  'version',
] as const satisfies readonly (keyof AttestationRow)[];

/** Names what somebody vouches for. */
export interface AttestationKey {
  readonly componentId: number;
  readonly checkId: string;
}

/** SQL of what people vouch for, of a row of `components`: a list in JSON, or null for none. */
export function attestationsSql(knex: Knex): string {
  return statementsSql(knex, TABLE, ATTESTATION_COLUMNS);
}

/**
 * Vouches for a check, if the version of what stood before is still what the caller saw; otherwise throws a
 * ConflictError and writes nothing.
 */
export async function updateAttestation(
  knex: Knex,
  { componentId, checkId }: AttestationKey,
  change: AttestationUpdate & {
    /** What sources tell of the versions that serve, if it is about these only. */
    readonly told?: readonly ToldVersions[];
    readonly by: string;
    readonly at: Date;
  },
): Promise<MadeStatement> {
  const key = { component_id: componentId, check_id: checkId };
  const { told, by, at } = change;
  const modelVersion = told && servingVersion(told);
  return changeStatement<AttestationRow>(knex, {
    table: TABLE,
    noun: 'attestation',
    key,
    seen: change.version,
    after: {
      ...key,
      note: change.note,
      evidence_url: change.evidenceUrl,
      until: change.until,
      model_version: modelVersion ? JSON.stringify(modelVersion) : null,
      told_versions: told ? JSON.stringify(told) : null,
      attested_by: by,
      attested_at: at.toISOString(),
    },
    tell,
    says: { kind: 'attestation', action: 'attest', subject: checkId, by, at },
  });
}

/** Takes the word back, under the same condition. */
export async function deleteAttestation(
  knex: Knex,
  { componentId, checkId }: AttestationKey,
  change: { readonly version: number; readonly by: string; readonly at: Date },
): Promise<MadeStatement> {
  const { version, by, at } = change;
  return changeStatement<AttestationRow>(knex, {
    table: TABLE,
    noun: 'attestation',
    key: { component_id: componentId, check_id: checkId },
    seen: version,
    after: undefined,
    tell,
    says: {
      kind: 'attestation',
      action: 'take-back',
      subject: checkId,
      by,
      at,
    },
  });
}

/**
 * What sources told when somebody gave their word, if it is about that only; undefined if none told anything. What is older
 * than what each of them told is about the one that was stored.
 */
export function toldVersionsOf(
  row: AttestationRow,
): readonly ToldVersions[] | undefined {
  if (row.told_versions) {
    return JSON.parse(row.told_versions);
  }
  const modelVersion = modelVersionOf(row);
  return modelVersion && [modelVersion];
}

/** What was serving then, as people are told. */
export function modelVersionOf(
  row: AttestationRow,
): ServingVersion | undefined {
  return row.model_version ? JSON.parse(row.model_version) : undefined;
}

/** The same for people. */
export function modelVersionInWords({
  source,
  model,
  versions,
}: ServingVersion): string {
  const where = model?.name ? `${source}: ${model.name}` : source;
  return `${versions.join(', ') || 'none'} (${where})`;
}

function tell(row: AttestationRow): Told {
  const modelVersion = modelVersionOf(row);
  return {
    note: row.note,
    evidenceUrl: row.evidence_url,
    until: row.until,
    modelVersion: modelVersion ? modelVersionInWords(modelVersion) : null,
    by: row.attested_by,
    at: row.attested_at,
    version: row.version,
  };
}
