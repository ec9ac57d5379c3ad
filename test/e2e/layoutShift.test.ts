import { expect, Page, test } from '@playwright/test';
import { waitUntilCollected } from '../support/api';
import { PAGES } from '../support/pages';
import { openAs, Person } from '../support/people';

/** How much may move for a page to count as good: https://web.dev/articles/cls. */
const GOOD = 0.1;

/** How late each answer is, so that all that holds the place of something is painted. */
const LATE_MS = 400;

/** For how long nothing may move before a page is taken for complete. */
const QUIET_MS = 1_000;

const API = /\/api\/ml-scorecards\/v1\//;

/** The pages that are all ours. On others Backstage's own cards come when they come. */
const OURS = [
  'maturity',
  'components',
  'checks',
  'check',
  'todo',
  'sources',
  'scorecard',
  'scorecard-history',
  'scorecard-lineage',
  'scorecard-drift',
];

/** Who looks at a page that is nearly empty for others: how long a list will be is not known ahead. */
const PEOPLE: Record<string, Person> = { todo: 'omar' };

/** Something that moved, as the browser tells it. */
interface Shift {
  value: number;
  /** What moved most. */
  moved: string[];
}

declare global {
  interface Window {
    shifts: Shift[];
    lastShiftAt: number;
  }
}

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  await waitUntilCollected(request);
  await request.dispose();
});

for (const portalPage of PAGES.filter(({ name }) => OURS.includes(name))) {
  for (const width of [1280, 375]) {
    test(`${portalPage.name} does not jump when its answers come, ${width} px wide`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      const answer = await holdAnswers(page);
      await openAs(
        page,
        PEOPLE[portalPage.name] ?? portalPage.person,
        portalPage.path,
      );
      await page
        .getByRole('status', { name: /^Loading/ })
        .first()
        .waitFor();
      await watchShifts(page);
      answer();
      await portalPage.complete(page).waitFor();
      await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(
        0,
      );
      await untilQuiet(page);

      const shifts = await page.evaluate(() => window.shifts);
      const sum = shifts.reduce((all, { value }) => all + value, 0);
      expect(sum, JSON.stringify(shifts, null, 2)).toBeLessThan(GOOD);
    });
  }
}

/** Keeps all answers of our API back until what it gives is called. From then on they come late. */
async function holdAnswers(page: Page): Promise<() => void> {
  let answer = () => {};
  const held = new Promise<void>(resolve => {
    answer = resolve;
  });
  await page.route(API, async route => {
    const response = await route.fetch();
    await held;
    await page.waitForTimeout(LATE_MS);
    await route.fulfill({ response });
  });
  return answer;
}

/**
 * Notes all that moves from now on, however soon after the click that signed in: the browser would leave out what moves within half
 * a second of that.
 */
function watchShifts(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.shifts = [];
    window.lastShiftAt = performance.now();
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as PerformanceEntry & {
          value: number;
          sources: { node?: Node }[];
        };
        window.shifts.push({
          value,
          moved: sources.map(({ node }) =>
            node instanceof Element
              ? `${node.tagName} ${node.textContent?.slice(0, 40)}`
              : String(node?.textContent?.slice(0, 40)),
          ),
        });
        window.lastShiftAt = performance.now();
      }
    }).observe({ type: 'layout-shift' });
  });
}

function untilQuiet(page: Page): Promise<unknown> {
  return page.waitForFunction(
    quietMs => performance.now() - window.lastShiftAt > quietMs,
    QUIET_MS,
  );
}
