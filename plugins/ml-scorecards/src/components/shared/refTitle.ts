import { parseEntityRef } from '@backstage/catalog-model';
import { humanizeEntityRef } from '@backstage/plugin-catalog-react';

/** A name for an entity of which nothing but its ref is known: without the default namespace, and without the usual kinds. */
export function refTitle(ref: string): string {
  try {
    const { kind, namespace, name } = parseEntityRef(ref, {
      defaultKind: 'group',
    });
    return humanizeEntityRef(
      { kind, namespace, name },
      {
        defaultKind: ['group', 'system', 'domain'].includes(
          kind.toLocaleLowerCase('en-US'),
        )
          ? kind
          : 'group',
      },
    );
  } catch {
    return ref;
  }
}
