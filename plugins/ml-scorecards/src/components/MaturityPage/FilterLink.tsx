import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';

/** The id of the heading above the components. */
export const COMPONENTS_HEADING_ID = 'ml-maturity-components';

/** A figure that leads to the components behind it, further down on the same page. */
export function FilterLink(props: {
  to: string;
  label?: string;
  children: ReactNode;
}) {
  return (
    <Link
      to={props.to}
      aria-label={props.label}
      onClick={() => document.getElementById(COMPONENTS_HEADING_ID)?.focus()}
    >
      {props.children}
    </Link>
  );
}
