import { useEffect } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';

/**
 * Lets the portal find out what some entities are called before they are shown: until it knows, a person shows by the name in
 * their ref, and changes it under one's eyes.
 */
export function useNamesAhead(entityRefs: readonly string[]): void {
  const presentation = useApiHolder().get(entityPresentationApiRef);
  // As text, because each rendering may have another list.
  const key = JSON.stringify(entityRefs);
  useEffect(() => {
    const refs: string[] = JSON.parse(key);
    refs.forEach(ref => presentation?.forEntity(ref));
  }, [presentation, key]);
}
