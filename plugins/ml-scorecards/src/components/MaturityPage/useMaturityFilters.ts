import { useCallback, useMemo } from 'react';
import {
  Level,
  LEVELS,
  MATURITY_GROUPINGS,
  MaturityGrouping,
  RELIABILITY_TIERS,
  ReliabilityTier,
  ScorecardsQuery,
} from 'backstage-plugin-ml-scorecards-common';
import { useUrlPages } from '../shared/useUrlPages';

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
}

const ORDER_FIELDS = ['gap', 'score', 'name'] as const;

export type ComponentOrderField = (typeof ORDER_FIELDS)[number];

/** How the components are ordered. Without a choice, those that miss most come first. */
export interface ComponentOrder {
  orderBy: ComponentOrderField;
  order: 'asc' | 'desc';
}

const DEFAULT_ORDER: ComponentOrder = { orderBy: 'gap', order: 'desc' };
const PAGE_SIZE = 20;
const TEXT_FILTERS = [
  'text',
  'owner',
  'system',
  'domain',
  'lifecycle',
] as const;

export interface MaturityFilters {
  groupBy: MaturityGrouping;
  filters: ComponentFilters;
  order: ComponentOrder;
  query: ScorecardsQuery;
  /** How many components come before this page, as far as that is known. */
  offset?: number;
  hasPrevious: boolean;
  setGroupBy(groupBy: MaturityGrouping): void;
  /** Changes some filters and keeps the others. */
  setFilters(change: Partial<ComponentFilters>): void;
  clearFilters(): void;
  setOrder(order: ComponentOrder): void;
  showNext(cursor: string): void;
  showPrevious(): void;
  /** Where exactly the components with these filters are shown. */
  linkTo(filters: Partial<ComponentFilters>): string;
}

/**
 * What the maturity page shows, kept in the URL, so that a view can be sent to somebody and the browser's buttons work.
 */
export function useMaturityFilters(): MaturityFilters {
  const { params, cursor, show: showParams, ...pages } = useUrlPages();

  const groupBy = oneOf(MATURITY_GROUPINGS, params.get('groupBy')) ?? 'owner';
  const filters = useMemo(() => readFilters(params), [params]);
  const order = useMemo(() => readOrder(params), [params]);
  const query = useMemo<ScorecardsQuery>(
    () => ({
      ...filters,
      ...order,
      limit: PAGE_SIZE,
      cursor,
    }),
    [filters, order, cursor],
  );

  const show = useCallback(
    (changed: {
      groupBy?: MaturityGrouping;
      filters?: ComponentFilters;
      order?: ComponentOrder;
    }) =>
      showParams(
        write({
          groupBy: changed.groupBy ?? groupBy,
          filters: changed.filters ?? filters,
          order: changed.order ?? order,
        }),
      ),
    [showParams, groupBy, filters, order],
  );

  return {
    groupBy,
    filters,
    order,
    query,
    offset:
      pages.pagesBefore === undefined
        ? undefined
        : pages.pagesBefore * PAGE_SIZE,
    hasPrevious: pages.hasPrevious,
    setGroupBy: value => show({ groupBy: value }),
    setFilters: useCallback(
      change => show({ filters: { ...filters, ...change } }),
      [show, filters],
    ),
    clearFilters: () => show({ filters: { tier: [], level: [] } }),
    setOrder: value => show({ order: value }),
    showNext: pages.showNext,
    showPrevious: pages.showPrevious,
    linkTo: wanted =>
      `?${write({
        groupBy,
        order,
        filters: { tier: [], level: [], ...wanted },
      })}`,
  };
}

function readFilters(params: URLSearchParams): ComponentFilters {
  const filters: ComponentFilters = {
    tier: RELIABILITY_TIERS.filter(tier =>
      params.getAll('tier').includes(tier),
    ),
    level: LEVELS.filter(level => params.getAll('level').includes(level)),
  };
  for (const name of TEXT_FILTERS) {
    const value = params.get(name);
    if (value) {
      filters[name] = value;
    }
  }
  const gap = oneOf(['true', 'false'] as const, params.get('gap'));
  if (gap) {
    filters.gap = gap;
  }
  return filters;
}

function readOrder(params: URLSearchParams): ComponentOrder {
  return {
    orderBy:
      oneOf(ORDER_FIELDS, params.get('orderBy')) ?? DEFAULT_ORDER.orderBy,
    order:
      oneOf(['asc', 'desc'] as const, params.get('order')) ??
      DEFAULT_ORDER.order,
  };
}

function write(view: {
  groupBy: MaturityGrouping;
  filters: ComponentFilters;
  order: ComponentOrder;
}): URLSearchParams {
  const params = new URLSearchParams();
  if (view.groupBy !== 'owner') {
    params.set('groupBy', view.groupBy);
  }
  for (const [name, value] of Object.entries(view.filters)) {
    for (const single of [value].flat()) {
      if (single) {
        params.append(name, single);
      }
    }
  }
  const { orderBy, order } = view.order;
  if (orderBy !== DEFAULT_ORDER.orderBy || order !== DEFAULT_ORDER.order) {
    params.set('orderBy', orderBy);
    params.set('order', order);
  }
  return params;
}

function oneOf<T extends string>(
  values: readonly T[],
  value: string | null,
): T | undefined {
  return values.find(other => other === value);
}
