import { useCallback, useMemo } from 'react';
import {
  SCORECARD_ORDERS,
  ScorecardOrder,
  ScorecardsQuery,
} from 'backstage-plugin-ml-scorecards-common';
import { oneOf } from '../shared/oneOf';
import { useUrlPages } from '../shared/useUrlPages';
import {
  ComponentFilters,
  NO_FILTERS,
  readFilters,
  writeFilters,
} from './componentFilters';

/** How the components are ordered. Without a choice, those that miss most come first. */
export interface ComponentOrder {
  orderBy: ScorecardOrder;
  order: 'asc' | 'desc';
}

export const PAGE_SIZES = ['20', '50', '100', '200'] as const;

/** How many components a page has, as the URL has it. */
export type PageSize = (typeof PAGE_SIZES)[number];

const DEFAULT_ORDER: ComponentOrder = { orderBy: 'gap', order: 'desc' };
const DEFAULT_PAGE_SIZE: PageSize = '20';

export interface ComponentsView {
  filters: ComponentFilters;
  order: ComponentOrder;
  pageSize: PageSize;
  query: ScorecardsQuery;
  /** How many components come before this page, as far as that is known. */
  offset?: number;
  hasPrevious: boolean;
  /** Changes some filters and keeps the others. */
  setFilters(change: Partial<ComponentFilters>): void;
  clearFilters(): void;
  setOrder(order: ComponentOrder): void;
  setPageSize(pageSize: PageSize): void;
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
  const pageSize =
    oneOf(PAGE_SIZES, params.get('pageSize')) ?? DEFAULT_PAGE_SIZE;
  // Which columns there are is in the URL as well, and changes nothing that is asked for.
  const asked = JSON.stringify([filters, order, pageSize, cursor]);
  const query = useMemo<ScorecardsQuery>(
    () => ({ ...filters, ...order, limit: Number(pageSize), cursor }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- it says the same
    [asked],
  );
  const columns = params.get('columns');

  const show = useCallback(
    (changed: {
      filters?: ComponentFilters;
      order?: ComponentOrder;
      pageSize?: PageSize;
    }) => {
      const next = write({ filters, order, pageSize, ...changed });
      if (columns !== null) {
        next.set('columns', columns);
      }
      showParams(next);
    },
    [showParams, filters, order, pageSize, columns],
  );

  return {
    filters,
    order,
    pageSize,
    query,
    offset:
      pages.pagesBefore === undefined
        ? undefined
        : pages.pagesBefore * Number(pageSize),
    hasPrevious: pages.hasPrevious,
    setFilters: useCallback(
      change => show({ filters: { ...filters, ...change } }),
      [show, filters],
    ),
    clearFilters: () => show({ filters: NO_FILTERS }),
    setOrder: value => show({ order: value }),
    setPageSize: value => show({ pageSize: value }),
    showNext: pages.showNext,
    showPrevious: pages.showPrevious,
  };
}

function readOrder(params: URLSearchParams): ComponentOrder {
  return {
    orderBy:
      oneOf(SCORECARD_ORDERS, params.get('orderBy')) ?? DEFAULT_ORDER.orderBy,
    order: oneOf(['asc', 'desc'], params.get('order')) ?? DEFAULT_ORDER.order,
  };
}

function write(view: {
  filters: ComponentFilters;
  order: ComponentOrder;
  pageSize: PageSize;
}): URLSearchParams {
  const { orderBy, order } = view.order;
  const params = writeFilters(view.filters);
  if (orderBy !== DEFAULT_ORDER.orderBy || order !== DEFAULT_ORDER.order) {
    params.set('orderBy', orderBy);
    params.set('order', order);
  }
  if (view.pageSize !== DEFAULT_PAGE_SIZE) {
    params.set('pageSize', view.pageSize);
  }
  return params;
}
