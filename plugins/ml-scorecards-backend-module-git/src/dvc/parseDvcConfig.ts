import {
  findMergeMarker,
  Parsed,
  problem,
} from 'backstage-plugin-ml-scorecards-node';

/** Options of `.dvc/config` by section (such as `core` or `remote "storage"`), names in lower case. */
export type DvcConfig = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Parses `.dvc/config`. It is ConfigObj, which is not quite INI: section names may be quoted, a `#` after a value begins
 * a comment, indentation means nothing. Where ConfigObj refuses a repeated section or option we take the last.
 */
export function parseDvcConfig(file: string, text: string): Parsed<DvcConfig> {
  const marker = findMergeMarker(text);
  if (marker) return problem(`${file} line ${marker}: merge conflict markers`);

  const sections = new Map<string, Map<string, string>>();
  let section = '';
  const lines = text.split(/\r\n|\n|\r/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index].trim();
    const here = `${file} line ${index + 1}`;
    if (!line || line.startsWith('#')) continue;

    if (line.startsWith('[')) {
      const name = readSectionName(line);
      if (name === undefined) return problem(`${here}: section is not closed`);
      section = name.toLowerCase();
      continue;
    }
    const equals = line.indexOf('=');
    if (equals <= 0) {
      return problem(`${here}: neither a section nor "option = value"`);
    }
    const written = line.slice(equals + 1).trim();
    const value = /^('''|""")/.test(written)
      ? readBlock(written, lines, index)
      : readValue(written);
    if (value === undefined) return problem(`${here}: quote is not closed`);
    if (typeof value !== 'string') index = value.lastLine;
    const options = sections.get(section) ?? new Map<string, string>();
    sections.set(section, options);
    options.set(
      unquote(line.slice(0, equals).trim()).toLowerCase(),
      typeof value === 'string' ? value : value.text,
    );
  }
  return { value: sections };
}

/** The name of `['remote "x"']`: what stands between the brackets, without the quotes around it. */
function readSectionName(line: string): string | undefined {
  const inner = line.replace(/^\[+/, '').trimStart();
  const quote = inner[0];
  if (quote === "'" || quote === '"') {
    const end = inner.indexOf(quote, 1);
    return end > 0 &&
      inner
        .slice(end + 1)
        .trimStart()
        .startsWith(']')
      ? inner.slice(1, end)
      : undefined;
  }
  const end = inner.indexOf(']');
  return end < 0 ? undefined : inner.slice(0, end).trim();
}

function readValue(written: string): string | undefined {
  const quote = written[0];
  if (quote === "'" || quote === '"') {
    const end = written.indexOf(quote, 1);
    return end < 0 ? undefined : written.slice(1, end);
  }
  return written.split('#', 1)[0].trim();
}

function readBlock(
  written: string,
  lines: readonly string[],
  from: number,
): { text: string; lastLine: number } | undefined {
  const quote = written.slice(0, 3);
  const parts: string[] = [];
  for (let index = from; index < lines.length; index++) {
    const line = index === from ? written.slice(3) : lines[index];
    const end = line.indexOf(quote);
    parts.push(end < 0 ? line : line.slice(0, end));
    if (end >= 0) return { text: parts.join('\n'), lastLine: index };
  }
  return undefined;
}

function unquote(name: string): string {
  return /^(['"]).*\1$/.test(name) ? name.slice(1, -1) : name;
}
