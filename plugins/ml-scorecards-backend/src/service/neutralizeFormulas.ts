/**
 * Where a spreadsheet may begin to read a formula: at the beginning of a text and, because a spreadsheet that parts cells
 * at semicolons or tabs does not know our quotes, after each of these and on each new line. Spaces, quotes and what cannot
 * be seen may come first, and the signs may be full-width ones, which some spreadsheets take for the usual. A tab or a new
 * line at the beginning counts as well: it is trimmed, or taken for the end of a cell.
 */
const BEGINNINGS =
  /(?<=^|[;\t\r\n])(?=[\s"'`\p{C}]*[=+\-@＝＋－＠])|^(?=[\t\r\n])/gu;

/**
 * Makes a text that others wrote safe to open in a spreadsheet, by an apostrophe wherever a formula could begin. (OWASP,
 * CSV injection. The option `escape_formulas` of csv-stringify looks at the very first sign only.)
 */
export function neutralizeFormulas(text: string): string {
  return text.replace(BEGINNINGS, "'");
}
