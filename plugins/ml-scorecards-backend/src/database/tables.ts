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
  entity: string;
  fingerprint: string;
  tier: string | null;
  tier_reasons: string | null;
  findings: string | null;
  level: number | null;
  target_level: number | null;
  gap: number | null;
  score: number | null;
  coverage: number | null;
  pass_count: number | null;
  fail_count: number | null;
  unknown_count: number | null;
  not_applicable_count: number | null;
  evaluated_at: string | null;
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

export interface CheckResultRow {
  component_id: number;
  check_id: string;
  state: string;
  since: string;
  outcome: string;
}

export interface TransitionRow {
  id: number;
  component_id: number;
  subject: string;
  from_value: string | null;
  to_value: string | null;
  at: string;
}

export interface ChecklistItemRow {
  component_id: number;
  checklist_id: string;
  item_id: string;
  ticked: boolean;
  note: string | null;
  evidence_url: string | null;
  changed_by: string;
  changed_at: string;
  version: number;
}

export interface LabelChangeRow {
  entity_ref: string;
  sequence: number;
  tier: string | null;
  level: string | null;
}
