import { useCallback, useMemo } from 'react';
import { useLocation, useSearchParams } from '../../router';

/**
 * Which page of a list one looks at, kept in the URL. The cursors of the pages before this one are in the history entry, as
 * they are of no use to anybody else.
 */
export function useUrlPages(): {
  params: URLSearchParams;
  /** Shows the first page of something else. */
  show: (params: URLSearchParams) => void;
  cursor?: string;
  /** How many pages come before this one, as far as that is known. */
  pagesBefore?: number;
  hasPrevious: boolean;
  showNext: (cursor: string) => void;
  showPrevious: () => void;
} {
  const [params, setParams] = useSearchParams();
  const { state } = useLocation();
  const cursor = params.get('cursor') ?? undefined;
  const previous = useMemo(
    () => (cursor ? previousCursors(state) : []),
    [cursor, state],
  );

  const showPage = (next: string | undefined, before: string[]) => {
    const changed = new URLSearchParams(params);
    changed.delete('cursor');
    if (next) {
      changed.set('cursor', next);
    }
    setParams(changed, { state: { previousCursors: before } });
  };

  return {
    params,
    show: useCallback(
      changed => setParams(changed, { replace: true }),
      [setParams],
    ),
    cursor,
    pagesBefore: cursor && !previous.length ? undefined : previous.length,
    hasPrevious: cursor !== undefined,
    // The first page has no cursor; an empty text stands for it.
    showNext: next => showPage(next, [...previous, cursor ?? '']),
    showPrevious: () =>
      showPage(previous[previous.length - 1], previous.slice(0, -1)),
  };
}

function previousCursors(state: unknown): string[] {
  if (
    typeof state === 'object' &&
    state !== null &&
    'previousCursors' in state &&
    Array.isArray(state.previousCursors)
  ) {
    return state.previousCursors.filter(cursor => typeof cursor === 'string');
  }
  return [];
}
