import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { useCheckPath } from './useCheckPath';

/** Leads to the page of a check; its text alone where there is no such page. */
export function CheckLink(props: { id: string; children: ReactNode }) {
  const checkPath = useCheckPath();
  return checkPath ? (
    <Link to={checkPath(props.id)}>{props.children}</Link>
  ) : (
    <>{props.children}</>
  );
}
