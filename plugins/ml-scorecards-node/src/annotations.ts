import { Entity } from '@backstage/catalog-model';

/**
 * What an annotation of an entity says, without blanks around it; empty if it has none.
 *
 * @public
 */
export function annotationOf(entity: Entity, annotation: string): string {
  // Other than a text is refused by the catalog, but entities come from elsewhere in tests and dry runs.
  const value: unknown = entity.metadata.annotations?.[annotation];
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * Whether a text holds no control characters, line ends or halves of characters: what an entity says may hold anything.
 *
 * @public
 */
export function isPlainText(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text);
}
