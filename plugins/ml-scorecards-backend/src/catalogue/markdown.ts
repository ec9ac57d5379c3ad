// Pieces of Markdown that the pages of the catalogue are made of.

/** A table without any row is nothing at all. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return rows.length === 0
    ? ''
    : [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function list(items: readonly string[]): string {
  return items.map(item => `- ${item}`).join('\n');
}

export function code(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``;
}

/** Parts with an empty line between them. What has nothing to say is left out. */
export function blocks(...parts: string[]): string {
  return parts.filter(part => part !== '').join('\n\n');
}

/** A part with a heading; nothing if there is nothing to say. */
export function section(heading: string, ...parts: string[]): string {
  const said = blocks(...parts);
  return said && blocks(heading, said);
}

/** A whole page. The first line keeps people from editing what is overwritten. */
export function page(...parts: string[]): string {
  return `${blocks(
    '<!-- Made from the definitions by `yarn docs:catalogue`. -->',
    ...parts,
  )}\n`;
}
