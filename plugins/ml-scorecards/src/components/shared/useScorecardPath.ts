import { useEntityRefLink } from '@backstage/plugin-catalog-react';

/** Gives the path of a component's scorecard tab, which is `/scorecard` below its entity page in both frontend systems. */
export function useScorecardPath(): (entityRef: string) => string {
  const entityPath = useEntityRefLink();
  return entityRef => `${entityPath(entityRef)}/scorecard`;
}
