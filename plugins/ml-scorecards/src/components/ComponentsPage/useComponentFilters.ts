import { useCallback, useMemo } from 'react';
import { ScorecardsQuery } from 'backstage-plugin-ml-scorecards-common';
import { oneOf } from '../shared/oneOf';
import { useUrlPages } from '../shared/useUrlPages';
import {
  ComponentFilters,
  NO_FILTERS,
  readFilters,
  writeFilters,
} from './componentFilters';

const ORDER_FIELDS = ['gap', 'score', 'name'] as const;

export type ComponentOrderField = (typeof ORDER_FIELDS)[number];

/** How the components are ordered. Without a choice, those that miss most come first. */
export interface ComponentOrder {
  orderBy: ComponentOrderField;
  order: 'asc' | 'desc';
}

const DEFAULT_ORDER: ComponentOrder = { orderBy: 'gap', order: 'desc' };
const PAGE_SIZE = 20;

export interface ComponentsView {
  filters: ComponentFilters;
  order: ComponentOrder;
  query: ScorecardsQuery;
  /** How many components come before this page, as far as that is known. */
  offset?: number;
  hasPrevious: boolean;
  /** Changes some filters and keeps the others. */
  setFilters(change: Partial<ComponentFilters>): void;
  clearFilters(): void;
  setOrder(order: ComponentOrder): void;
  showNext(cursor: string): void;
  showPrevious(): void;
}

/**
 * Which components the list shows, kept in the URL, so that a view can be sent to somebody and the browser's buttons work.
 */
export function useComponentFilters(): ComponentsView {
  const { params, cursor, show: showParams, ...pages } = useUrlPages();

  const filters = useMemo(() => readFilters(params), [params]);
  const order = useMemo(() => readOrder(params), [params]);
  const query = useMemo<ScorecardsQuery>(
    () => ({ ...filters, ...order, limit: PAGE_SIZE, cursor }),
    [filters, order, cursor],
  );

  const show = useCallback(
    (changed: { filters?: ComponentFilters; order?: ComponentOrder }) =>
      showParams(write(changed.filters ?? filters, changed.order ?? order)),
    [showParams, filters, order],
  );

  return {
    filters,
    order,
    query,
    offset:
      pages.pagesBefore === undefined
        ? undefined
        : pages.pagesBefore * PAGE_SIZE,
    hasPrevious: pages.hasPrevious,
    setFilters: useCallback(
      change => show({ filters: { ...filters, ...change } }),
      [show, filters],
    ),
    clearFilters: () => show({ filters: NO_FILTERS }),
    setOrder: value => show({ order: value }),
    showNext: pages.showNext,
    showPrevious: pages.showPrevious,
  };
}

function readOrder(params: URLSearchParams): ComponentOrder {
  return {
    orderBy:
      oneOf(ORDER_FIELDS, params.get('orderBy')) ?? DEFAULT_ORDER.orderBy,
    order: oneOf(['asc', 'desc'], params.get('order')) ?? DEFAULT_ORDER.order,
  };
}

function write(
  filters: ComponentFilters,
  { orderBy, order }: ComponentOrder,
): URLSearchParams {
  const params = writeFilters(filters);
  if (orderBy !== DEFAULT_ORDER.orderBy || order !== DEFAULT_ORDER.order) {
    params.set('orderBy', orderBy);
    params.set('order', order);
  }
  return params;
}
