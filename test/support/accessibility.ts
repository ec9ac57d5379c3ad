import AxeBuilder from '@axe-core/playwright';
import { Page } from '@playwright/test';

/** What is Backstage's own on our pages, and can only be mended there. */
export const BACKSTAGES_OWN = [
  // The sidebar, with its items and the search.
  'nav[aria-label="sidebar nav"]',
  // The tabs of a plugin's pages: each names a panel that Backstage does not make.
  '.bui-PluginHeader',
  // The heads of the catalog's table: each is a button with a handle to drag in it.
  '.MuiTableSortLabel-root:has([data-rbd-draggable-id])',
];

/** The success criteria of WCAG up to 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on a page as it is, but for what is Backstage's own: always, and in the state that the page is in. */
export async function violationsOn(
  page: Page,
  alsoBackstagesOwn: readonly string[] = [],
): Promise<string[]> {
  const { violations } = await [...BACKSTAGES_OWN, ...alsoBackstagesOwn]
    .reduce(
      (builder, selector) => builder.exclude(selector),
      new AxeBuilder({ page }).withTags(TAGS),
    )
    .analyze();
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${impact} ${id} ${target.join(' ')}: ${failureSummary}`,
    ),
  );
}
