import { ReactNode } from 'react';
import { LoadFailed } from './LoadFailed';
import { NotUpToDate } from './NotUpToDate';
import { Answer } from './useAnswer';

/**
 * What was loaded, with what stands there until it is, and when it cannot be. What is there stays there if it cannot be loaded
 * again, and says so.
 */
export function Loaded<T>(props: {
  answer: Pick<Answer<T>, 'value' | 'loading' | 'error' | 'retry'>;
  /** What could not be loaded. */
  failed: string;
  skeleton: ReactNode;
  /** What stands there if there is nothing. */
  none?: ReactNode;
  children: (value: T) => ReactNode;
}) {
  const { value, loading, error, retry } = props.answer;
  if (value !== undefined) {
    return (
      <>
        {error && <NotUpToDate error={error} onRetry={retry} />}
        {props.children(value)}
      </>
    );
  }
  if (error) {
    return <LoadFailed title={props.failed} error={error} onRetry={retry} />;
  }
  return <>{loading ? props.skeleton : props.none}</>;
}
