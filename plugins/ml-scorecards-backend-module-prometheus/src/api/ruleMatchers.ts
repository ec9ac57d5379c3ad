const MATCHER =
  /(?<![A-Za-z0-9_])([A-Za-z_][A-Za-z0-9_]*)\s*(=~?)\s*"((?:[^"\\]|\\.)*)"/g;

/** Longer ones are not looked at to their end. */
const MAX_QUERY = 5000;

/**
 * The values that a query selects by, by their labels. Patterns count where they are no more than a choice of values; they
 * come from the server, and are never run.
 */
export function ruleMatchers(query: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [, label, operator, quoted] of query
    .slice(0, MAX_QUERY)
    .matchAll(MATCHER)) {
    const text = quoted.replace(/\\(.)/g, '$1');
    const values = operator === '=' ? [text] : choices(text);
    found.set(label, [...(found.get(label) ?? []), ...values]);
  }
  return found;
}

/** By whichever sign, and within quotes of any kind: also what a query leaves out narrows down what it is about. */
const SELECTION = /(?<!\w)(\w+)["']?\s*(?:=~|!~|!=|=)\s*["'`]/g;

/** The labels that a query selects or leaves out by. Undefined if it is too long to tell. */
export function selectingLabels(query: string): Set<string> | undefined {
  return query.length > MAX_QUERY
    ? undefined
    : new Set([...query.matchAll(SELECTION)].map(([, label]) => label));
}

function choices(pattern: string): string[] {
  const values = pattern.split('|').map(value => value.replace(/\\(.)/g, '$1'));
  return /^(?:[^\\.+*?()[\]{}^$]|\\[^A-Za-z0-9])*$/.test(pattern) ? values : [];
}
