import { ScorecardSummary } from 'backstage-plugin-ml-scorecards-common';
import { rankToLevel, toTier } from '../database/columns';
import { ReadState } from '../database/recordingState';
import { ComponentRow } from '../database/tables';
import { stateAt } from '../recording/packedResults';

/** The last instant at which the results were found to be right: unchanged results are not written again. */
export function evaluatedAtOf(
  row: ComponentRow,
  { sweptAt }: ReadState,
): string {
  const swept = sweptAt?.toISOString() ?? '';
  const changed = row.evaluated_at ?? '';
  return swept > changed ? swept : changed;
}

/** A component as a line of a list. Pure. */
export function toSummary(
  row: ComponentRow,
  state: ReadState,
): ScorecardSummary {
  return {
    entityRef: row.entity_ref,
    title: row.title,
    kind: row.kind,
    type: row.type ?? undefined,
    lifecycle: row.lifecycle ?? undefined,
    owner: row.owner_ref ?? undefined,
    system: row.system_ref ?? undefined,
    domain: row.domain_ref ?? undefined,
    tier: toTier(row.tier),
    level: rankToLevel(row.level ?? 0),
    targetLevel: rankToLevel(row.target_level ?? 0),
    gap: row.gap ?? 0,
    score: row.score,
    coverage: row.coverage,
    counts: {
      pass: row.pass_count ?? 0,
      fail: row.fail_count ?? 0,
      unknown: row.unknown_count ?? 0,
      notApplicable: row.not_applicable_count ?? 0,
    },
    automation: automationOf(row),
    attested: row.attested_count ?? 0,
    waived: row.waived_count ?? 0,
    checkState: stateAt(row.check_letter ?? '', 0),
    evaluatedAt: evaluatedAtOf(row, state),
  };
}

/** What a person vouched for counts half, as in the ML Test Score of Breck et al. (2017). */
const ATTESTED_WEIGHT = 0.5;

function automationOf({
  pass_count: passes,
  attested_count: attested,
}: ComponentRow): number | null {
  return passes ? 1 - (1 - ATTESTED_WEIGHT) * ((attested ?? 0) / passes) : null;
}
