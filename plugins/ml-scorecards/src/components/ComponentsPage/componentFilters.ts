import {
  CHECK_STATES,
  CheckState,
  Level,
  LEVELS,
  RELIABILITY_TIERS,
  ReliabilityTier,
} from 'backstage-plugin-ml-scorecards-common';
import { oneOf } from '../shared/oneOf';

type YesOrNo = 'true' | 'false';

/** Which components one looks at: all that the list of the API can be narrowed by. Values of one filter are alternatives. */
export interface ComponentFilters {
  text?: string;
  /** Entity ref, or empty for the components without one; so are the next three. */
  owner?: string;
  system?: string;
  domain?: string;
  lifecycle?: string;
  /** Whether the owner stands for itself alone, without the groups below it. */
  ownerOnly?: 'true';
  kind?: string;
  type?: string;
  tier: ReliabilityTier[];
  level: Level[];
  gap?: YesOrNo;
  atTarget?: YesOrNo;
  waived?: YesOrNo;
  attested?: YesOrNo;
  /** Id of a check. */
  check?: string;
  /** Id of a dimension. */
  dimension?: string;
  /** Of the check, and of any check of the dimension. */
  state: CheckState[];
}

export const NO_FILTERS: ComponentFilters = { tier: [], level: [], state: [] };

const REF_FILTERS = ['owner', 'system', 'domain', 'lifecycle'] as const;
const TEXT_FILTERS = ['text', 'kind', 'type', 'check', 'dimension'] as const;
const YES_OR_NO_FILTERS = ['gap', 'atTarget', 'waived', 'attested'] as const;

/** The filters that a URL names. What cannot be meant is left out. */
export function readFilters(params: URLSearchParams): ComponentFilters {
  const among = <T extends string>(values: readonly T[], name: string) =>
    values.filter(value => params.getAll(name).includes(value));
  const filters: ComponentFilters = {
    tier: among(RELIABILITY_TIERS, 'tier'),
    level: among(LEVELS, 'level'),
    state: [],
  };
  for (const name of REF_FILTERS) {
    filters[name] = params.get(name) ?? undefined;
  }
  for (const name of TEXT_FILTERS) {
    filters[name] = params.get(name) || undefined;
  }
  for (const name of YES_OR_NO_FILTERS) {
    filters[name] = oneOf(['true', 'false'], params.get(name));
  }
  if (filters.owner) {
    filters.ownerOnly = oneOf(['true'], params.get('ownerOnly'));
  }
  // Without what it is a state of it would narrow nothing, and seem to.
  if (filters.check || filters.dimension) {
    filters.state = among(CHECK_STATES, 'state');
  }
  return filters;
}

/** The same filters as parts of a URL. */
export function writeFilters(
  filters: Partial<ComponentFilters>,
): URLSearchParams {
  const params = new URLSearchParams();
  const mayBeEmpty: readonly string[] = REF_FILTERS;
  for (const [name, value] of Object.entries(filters)) {
    for (const single of [value].flat()) {
      if (single || (single === '' && mayBeEmpty.includes(name))) {
        params.append(name, single);
      }
    }
  }
  return params;
}

/** How many filters narrow the list. */
export function countFilters(filters: ComponentFilters): number {
  return new Set(writeFilters(filters).keys()).size;
}

/** Whether any filter narrows the list. */
export function isFiltered(filters: ComponentFilters): boolean {
  return countFilters(filters) > 0;
}
