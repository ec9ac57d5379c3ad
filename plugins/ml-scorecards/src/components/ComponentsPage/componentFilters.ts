import {
  CHECK_STATES,
  CheckState,
  Level,
  LEVELS,
  RELIABILITY_TIERS,
  ReliabilityTier,
} from 'backstage-plugin-ml-scorecards-common';
import { oneOf } from '../shared/oneOf';

/** Which components one looks at. Values of one filter are alternatives. */
export interface ComponentFilters {
  text?: string;
  owner?: string;
  system?: string;
  domain?: string;
  lifecycle?: string;
  tier: ReliabilityTier[];
  level: Level[];
  gap?: 'true' | 'false';
  /** Id of a check. */
  check?: string;
  /** States of that check. */
  state: CheckState[];
}

export const NO_FILTERS: ComponentFilters = { tier: [], level: [], state: [] };

const TEXT_FILTERS = [
  'text',
  'owner',
  'system',
  'domain',
  'lifecycle',
  'check',
] as const;

/** The filters that a URL names. What cannot be meant is left out. */
export function readFilters(params: URLSearchParams): ComponentFilters {
  const filters: ComponentFilters = {
    tier: RELIABILITY_TIERS.filter(tier =>
      params.getAll('tier').includes(tier),
    ),
    level: LEVELS.filter(level => params.getAll('level').includes(level)),
    state: [],
  };
  for (const name of TEXT_FILTERS) {
    const value = params.get(name);
    if (value) {
      filters[name] = value;
    }
  }
  // Without what it is a state of it would narrow nothing, and seem to.
  if (filters.check) {
    filters.state = CHECK_STATES.filter(state =>
      params.getAll('state').includes(state),
    );
  }
  const gap = oneOf(['true', 'false'], params.get('gap'));
  if (gap) {
    filters.gap = gap;
  }
  return filters;
}

/** The same filters as parts of a URL. */
export function writeFilters(
  filters: Partial<ComponentFilters>,
): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    for (const single of [value].flat()) {
      if (single) {
        params.append(name, single);
      }
    }
  }
  return params;
}
