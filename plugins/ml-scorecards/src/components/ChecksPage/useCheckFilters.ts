import { useMemo } from 'react';
import { useUrlPages } from '../shared/useUrlPages';
import {
  CheckFilters,
  NO_CHECK_FILTERS,
  readCheckFilters,
  writeCheckFilters,
} from './checkFilters';

export interface ChecksView {
  filters: CheckFilters;
  /** Changes some filters and keeps the others. */
  setFilters: (change: Partial<CheckFilters>) => void;
  clearFilters: () => void;
}

/** Which checks the list shows, kept in the URL. */
export function useCheckFilters(): ChecksView {
  const { params, show } = useUrlPages();
  const filters = useMemo(() => readCheckFilters(params), [params]);
  return {
    filters,
    setFilters: change => show(writeCheckFilters({ ...filters, ...change })),
    clearFilters: () =>
      show(writeCheckFilters({ ...NO_CHECK_FILTERS, order: filters.order })),
  };
}
