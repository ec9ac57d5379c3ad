import { ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { LinkButton } from '@backstage/core-components';

/** Leads to another page of the plugin. Nothing on that page itself, or where the portal has switched it off. */
export function SubPageLink(props: { path?: string; children: ReactNode }) {
  const { path, children } = props;
  const { pathname } = useLocation();
  return path && path !== pathname ? (
    <LinkButton to={path} variant="outlined" size="small">
      {children}
    </LinkButton>
  ) : null;
}
