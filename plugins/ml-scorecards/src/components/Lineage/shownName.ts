/** A namespace, which may be an address with a port, and the name in it. */
const LABEL = /^(?:[a-z][a-z\d+.-]*:\/\/[^:]*(?::\d+)?|[^:]*):(.+)$/is;

/** More of a name is not shown. Its end says more than its beginning. */
const LONGEST = 26;

/** What the drawing has room for of the id of a node: its name without its namespace, as far as an id tells these apart. */
export function shownName(label: string): string {
  const name = LABEL.exec(label)?.[1] ?? label;
  return name.length > LONGEST ? `…${name.slice(1 - LONGEST)}` : name;
}
