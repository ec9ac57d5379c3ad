import { CST, Parser } from 'yaml';

/** Far more than MLflow writes. */
const MAX_DEPTH = 100;

/**
 * Whether a YAML text nests so deeply that it must not be composed: `yaml` does that by recursion, and where the stack ends,
 * the process can end with it. Looks at the syntax only, and not by recursion.
 */
export function isNestedTooDeeply(text: string): boolean {
  const stack: Array<{ readonly token: CST.Token; readonly depth: number }> = [
    ...new Parser().parse(text),
  ].map(token => ({ token, depth: 0 }));
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { token, depth } = next;
    if (depth > MAX_DEPTH) return true;
    if (token.type === 'document' && token.value) {
      stack.push({ token: token.value, depth });
    }
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) stack.push({ token: key, depth: depth + 1 });
      if (value) stack.push({ token: value, depth: depth + 1 });
    }
  }
  return false;
}
