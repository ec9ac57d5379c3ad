/**
 * Path of the page about a check, within the folder of the catalogue.
 *
 * @public
 */
export function checkPagePath(id: string): string {
  return `checks/${id}.md`;
}

/**
 * Path of the page about a fact, which is named `source.name`, within the folder of the catalogue.
 *
 * @public
 */
export function factPagePath(fact: string): string {
  return `facts/${fact}.md`;
}
