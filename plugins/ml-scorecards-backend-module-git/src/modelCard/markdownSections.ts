import { splitFrontMatter } from './frontMatter';

/** A heading of a Markdown text with the lines below it, up to the next heading of any level. */
export interface MarkdownSection {
  readonly level: number;
  readonly heading: string;
  readonly lines: readonly string[];
}

/**
 * Splits a Markdown text at its headings. Front matter and HTML comments are left out, headings in code blocks are not
 * headings.
 */
export function markdownSections(text: string): MarkdownSection[] {
  const lines = withoutComments(splitFrontMatter(text).body).split(
    /\r\n|\n|\r/,
  );
  const sections: Array<MarkdownSection & { lines: string[] }> = [
    { level: 0, heading: '', lines: [] },
  ];
  let fence: string | undefined;
  for (const line of lines) {
    const current = sections[sections.length - 1];
    const marker = line.match(/^ {0,3}(`{3,}|~{3,})/)?.[1];
    if (
      marker &&
      (!fence || (marker[0] === fence[0] && marker.length >= fence.length))
    ) {
      fence = fence ? undefined : marker;
      continue;
    }
    if (fence) {
      current.lines.push(line);
      continue;
    }
    const [, hashes, title] =
      line.match(/^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/) ?? [];
    if (hashes) {
      const heading = (title ?? '').trim().replace(/[ \t]#+$/, '');
      sections.push({ level: hashes.length, heading, lines: [] });
      continue;
    }
    const underline = line.match(/^ {0,3}(=+|-{2,})[ \t]*$/)?.[1];
    const above = current.lines[current.lines.length - 1]?.trim();
    if (underline && above && !/^[-*+>|]|^\d+[.)]/.test(above)) {
      current.lines.pop();
      const level = underline[0] === '=' ? 1 : 2;
      sections.push({ level, heading: above, lines: [] });
      continue;
    }
    current.lines.push(line);
  }
  return sections;
}

/** A comment that is not closed hides the rest, as it does on the page. */
function withoutComments(text: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf('<!--', from);
    if (start < 0) return kept + text.slice(from);
    kept += text.slice(from, start);
    const end = text.indexOf('-->', start + 4);
    if (end < 0) return kept;
    from = end + 3;
  }
}
