import {
  StatementAction,
  StatementKind,
  WaiverState,
} from 'backstage-plugin-ml-scorecards-common';
import { COUNT_COLUMNS, GroupKind } from './countedColumns';

/** Row of `components`. Texts that hold JSON are parsed by the stores. */
export interface ComponentRow {
  id: number;
  entity_uid: string;
  entity_ref: string;
  kind: string;
  title: string;
  sort_name: string;
  search_text: string;
  type: string | null;
  lifecycle: string | null;
  owner_ref: string | null;
  system_ref: string | null;
  domain_ref: string | null;
  fingerprint: string;
  tier: string | null;
  level: number | null;
  target_level: number | null;
  gap: number | null;
  score: number | null;
  coverage: number | null;
  pass_count: number | null;
  fail_count: number | null;
  unknown_count: number | null;
  not_applicable_count: number | null;
  attested_count: number | null;
  waived_count: number | null;
  evaluated_at: string | null;
  /** Of the check that a list is narrowed by, as packed results have it; not in the table. */
  check_letter?: string | null;
}

export interface OwnerGroupRow {
  group_ref: string;
  title: string;
  parent_ref: string | null;
}

export interface FactSetRow {
  component_id: number;
  source: string;
  facts: string | null;
  fingerprint: string | null;
  revision: string | null;
  collected_at: string | null;
  attempted_at: string;
  error: string | null;
}

export interface PushedFactSetRow {
  component_id: number;
  source: string;
  facts: string;
  fingerprint: string;
  collected_at: string;
  pushed_at: string;
  pushed_by: string;
  /** JSON: the last idempotency keys, newest first. */
  keys: string;
}

export interface UnauditedPushRow {
  id: number;
  entity_ref: string;
  source: string;
  by: string;
  at: string;
  collected_at: string;
  before: string;
  after: string;
}

/** A row of packed results. `recording/packedResults.ts` reads them. */
export interface ResultsRow {
  component_id: number;
  states: string;
  deciders: string;
  since: string;
  faults: string | null;
  dimension_levels: string;
  tier_reasons: string;
  tier_rests_on: string | null;
  findings: string;
  /** JSON of `Advice`; null where nothing was evaluated since advice is given. */
  advice: string | null;
  definitions: string | null;
}

/** Why a component was evaluated when something changed. */
export type TransitionCause =
  | 'facts'
  | 'entity'
  | 'people'
  | 'time'
  | 'definitions';

export interface TransitionRow {
  id: number;
  component_id: number;
  at: string;
  cause: TransitionCause;
  /** Whose facts were new. Null where the cause is none of facts, or where it was recorded before sources were named. */
  source: string | null;
  states: string;
  tier: string;
  level: number;
  gap: number | null;
  score: number | null;
}

/** Row of `rollups`; `rollup_days` has a `day` besides. */
export type RollupRow = {
  group_kind: GroupKind;
  group_key: string;
  dimensions: string | null;
  checks: string | null;
} & Record<(typeof COUNT_COLUMNS)[number], number>;

export interface ChecklistItemRow {
  component_id: number;
  checklist_id: string;
  item_id: string;
  ticked: boolean;
  disputed: boolean;
  note: string | null;
  evidence_url: string | null;
  changed_by: string;
  changed_at: string;
  version: number;
}

export interface DecisionRecordRow {
  component_id: number;
  subject: string;
  reason: string;
  evidence_url: string | null;
  current_metrics: string | null;
  growth_rate: string | null;
  downtime_cost: string | null;
  data_velocity: string | null;
  decided_by: string;
  decided_at: string;
  until: string;
  version: number;
}

export interface AttestationRow {
  component_id: number;
  check_id: string;
  note: string;
  evidence_url: string;
  until: string;
  /** JSON of `ServingVersion`, for people. */
  model_version: string | null;
  /** JSON of `ToldVersions[]`. */
  told_versions: string | null;
  attested_by: string;
  attested_at: string;
  version: number;
}

export interface WaiverRow {
  component_id: number;
  check_id: string;
  state: Exclude<WaiverState, 'ended'>;
  reason: string;
  until: string;
  requested_by: string;
  requested_at: string;
  decided_by: string | null;
  decided_at: string | null;
  decision_reason: string | null;
  version: number;
}

/** Row of `statements`. */
export interface StatementRow {
  id: number;
  component_id: number;
  at: string;
  by: string;
  kind: StatementKind;
  action: StatementAction;
  subject: string;
  before: string | null;
  after: string | null;
  audited: boolean;
}

/** Row of `removed_statement_versions`: the highest version that was used for the name of a gone component. */
export interface RemovedStatementVersionRow {
  entity_ref: string;
  version: number;
}

/** Row of `digests`: up to where a recipient was told what is new. */
export interface DigestRow {
  recipient: string;
  day: string;
  transition_id: number;
  statement_id: number;
}

export interface LabelChangeRow {
  entity_ref: string;
  sequence: number;
  tier: string | null;
  level: string | null;
  changed_at: string;
}
