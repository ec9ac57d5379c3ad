import { useCallback, useMemo } from 'react';
import useObservable from 'react-use/esm/useObservable';
import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useLocation, useSearchParams } from '../../router';
import {
  ComponentColumn,
  DEFAULT_COLUMNS,
  readColumns,
  writeColumns,
} from './componentColumns';

const KEY = 'columns';

/**
 * Which columns the list has: those that the URL names, so that a view can be sent to somebody, or else those that one chose
 * last.
 */
export function useColumns(): {
  columns: readonly ComponentColumn[];
  setColumns: (columns: readonly ComponentColumn[]) => void;
} {
  const [params, setParams] = useSearchParams();
  // Which page it is stays as it is.
  const { state } = useLocation();
  const storageApi = useApi(storageApiRef);
  const bucket = useMemo(
    () => storageApi.forBucket('ml-scorecards.components'),
    [storageApi],
  );
  const stored = useObservable(
    useMemo(() => bucket.observe$<string>(KEY), [bucket]),
    bucket.snapshot<string>(KEY),
  );
  return {
    columns:
      readColumns(params.get('columns')) ??
      readColumns(stored.value) ??
      DEFAULT_COLUMNS,
    setColumns: useCallback(
      columns => {
        const text = writeColumns(columns);
        const changed = new URLSearchParams(params);
        changed.set('columns', text);
        setParams(changed, { replace: true, state });
        bucket.set(KEY, text);
      },
      [params, setParams, state, bucket],
    ),
  };
}
