import { useRef } from 'react';

/** The last value that was there, while there is none. */
export function useLatest<T>(value: T | undefined): T | undefined {
  const latest = useRef<T>();
  if (value !== undefined) {
    latest.current = value;
  }
  return latest.current;
}
