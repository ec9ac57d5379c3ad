import { useMemo } from 'react';
import {
  TODO_KINDS,
  TodoKind,
  TodoQuery,
} from 'backstage-plugin-ml-scorecards-common';
import { useUrlPages } from '../shared/useUrlPages';

const PAGE_SIZE = 50;

/** Which to-dos one looks at, kept in the URL. */
export function useTodoView(): {
  /** None stands for all. */
  kinds: TodoKind[];
  query: TodoQuery;
  setKinds: (kinds: TodoKind[]) => void;
  hasPrevious: boolean;
  showNext: (cursor: string) => void;
  showPrevious: () => void;
} {
  const { params, show, cursor, ...pages } = useUrlPages();
  const kinds = useMemo(
    () => TODO_KINDS.filter(kind => params.getAll('kind').includes(kind)),
    [params],
  );
  const query = useMemo<TodoQuery>(
    () => ({
      kind: kinds.length > 0 ? kinds : undefined,
      limit: PAGE_SIZE,
      cursor,
    }),
    [kinds, cursor],
  );
  return {
    kinds,
    query,
    setKinds: chosen =>
      show(
        new URLSearchParams(
          chosen.map((kind): [string, string] => ['kind', kind]),
        ),
      ),
    hasPrevious: pages.hasPrevious,
    showNext: pages.showNext,
    showPrevious: pages.showPrevious,
  };
}
