import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { evidenceUrlSchema } from 'backstage-plugin-ml-scorecards-common';

/** A link to a web or mail address that came from a source or a person; anything else is text. */
export function SafeLink(props: {
  to: string;
  children: ReactNode;
  /** what stands there when the address is none; the children otherwise */
  otherwise?: ReactNode;
}) {
  const parsed = evidenceUrlSchema.safeParse(props.to);
  if (!parsed.success) {
    return <>{props.otherwise ?? props.children}</>;
  }
  return <Link to={parsed.data}>{props.children}</Link>;
}
