import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { ComponentFilters } from '../ComponentsPage/componentFilters';
import { useComponentsPath } from './useComponentsPath';

/** A figure that leads to the components behind it. */
export function FilterLink(props: {
  filters: Partial<ComponentFilters>;
  label?: string;
  children: ReactNode;
}) {
  const componentsPath = useComponentsPath();
  return (
    <Link to={componentsPath(props.filters)} aria-label={props.label}>
      {props.children}
    </Link>
  );
}
