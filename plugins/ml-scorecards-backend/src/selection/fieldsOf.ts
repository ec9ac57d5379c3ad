import { FilterPredicate } from '@backstage/filter-predicates';

/** The fields of an entity that a filter predicate looks at, as dotted paths. */
export function fieldsOf(predicate: FilterPredicate): string[] {
  const fields = new Set<string>();
  const visit = (value: unknown) => {
    if (Array.isArray(value)) {
      value.forEach(visit);
    } else if (value && typeof value === 'object') {
      for (const [key, nested] of Object.entries(value)) {
        if (key.startsWith('$')) {
          visit(nested);
        } else {
          fields.add(key);
        }
      }
    }
  };
  visit(predicate);
  return [...fields];
}
