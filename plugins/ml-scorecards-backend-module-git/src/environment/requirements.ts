/** What a list of requirements of pip says: how many there are, which of them name no exact version, which files it includes. */
export interface Requirements {
  readonly count: number;
  readonly unpinned: readonly string[];
  readonly includes: readonly string[];
}

/** Reads a `requirements.txt`. */
export function parseRequirements(text: string): Requirements {
  const lines = text
    .replace(/\\\r?\n/g, ' ')
    .split(/\r\n|\n|\r/)
    .map(line => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter(line => line !== '');
  return readRequirements(lines);
}

/** Reads requirements as they stand in other files, one per text. */
export function readRequirements(lines: readonly string[]): Requirements {
  const unpinned: string[] = [];
  const includes: string[] = [];
  let count = 0;
  for (const line of lines) {
    const include = line.match(/^(?:-r|--requirement)[\s=]*(\S+)/)?.[1];
    if (include) {
      includes.push(include);
      continue;
    }
    const requirement = line.replace(/^(?:-e|--editable)[\s=]+/, '');
    if (requirement.startsWith('-')) continue;
    if (isLocal(requirement)) continue;
    count += 1;
    if (!isPinned(requirement)) unpinned.push(nameOf(requirement));
  }
  return { count, unpinned, includes };
}

/** Code of the repository itself is as pinned as the repository. */
function isLocal(requirement: string): boolean {
  return /^(?:\.{0,2}\/|\.{1,2}(?:\[|$)|file:)/.test(requirement);
}

function isPinned(requirement: string): boolean {
  if (/\s--hash[=\s]/.test(requirement)) return true;
  const [, address] =
    requirement.match(/^(?:[^@\s]+\s*@\s*)?((?:\w+\+)?\w+:\/\/\S+)/) ?? [];
  if (address) {
    // A file of one version, or a commit; branches and tags move.
    return (
      /\.(?:whl|tar\.gz|zip)(?:[#?]|$)/.test(address) ||
      /@[0-9a-f]{7,40}(?:[#?]|$)/.test(address)
    );
  }
  const [specifier] = requirement.split(';', 1);
  return /={2,3}\s*[^\s*,]+(?=\s*(?:,|\)|--|$))/.test(specifier);
}

function nameOf(requirement: string): string {
  return requirement.split(/[\s<>=!~;@[(]/, 1)[0].slice(0, 100);
}
