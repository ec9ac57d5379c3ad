import { expect, Page, test } from '@playwright/test';
import { PAGES } from '../support/pages';
import { openAs, Person } from '../support/people';

/** How much may move for a page to count as good: https://web.dev/articles/cls. */
const GOOD = 0.1;

/** How late each answer is, so that all that holds the place of something is painted. */
const LATE_MS = 400;

/** For how long nothing may move and no answer may be on its way before a page is taken for complete. */
const QUIET_MS = 1_000;

const API = /\/api\/ml-scorecards\/v1\//;

/** The pages that are all ours. On others Backstage's own cards come when they come. */
const OURS = [
  'maturity',
  'maturity-tree',
  'components',
  'checks',
  'check',
  'todo',
  'sources',
  'scorecard',
  'scorecard-checklists',
  'scorecard-scale',
  'scorecard-lineage',
  'scorecard-drift',
  'scorecard-service-levels',
  'scorecard-history',
];

/** Who looks at a page that is nearly empty for others: how long a list will be is not known ahead. */
const PEOPLE: Record<string, Person> = { todo: 'omar' };

/** The answers of our API, which a test keeps back. */
interface HeldAnswers {
  /** From then on they come, late. */
  letGo: () => void;
  /** For how long none has been on its way. */
  quietMs: () => number;
}

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

// Also a test that fails leaves none on its way, which would be the error of the next one.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

for (const portalPage of PAGES.filter(({ name }) => OURS.includes(name))) {
  for (const width of [1280, 375]) {
    test(`${portalPage.name} does not jump when its answers come, ${width} px wide`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      const answers = await holdAnswers(page);
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
      answers.letGo();
      if (!portalPage.open) {
        await portalPage.complete(page).waitFor();
      }
      await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(
        0,
      );
      await untilQuiet(page, answers);
      const shifts = await page.evaluate(() => window.shifts);

      // What somebody opens moves what is below it, and may: so that comes last, and shows that it was this page.
      await portalPage.open?.(page);
      await portalPage.complete(page).waitFor();
      const sum = shifts.reduce((all, { value }) => all + value, 0);
      expect(sum, JSON.stringify(shifts, null, 2)).toBeLessThan(GOOD);
    });
  }
}

async function holdAnswers(page: Page): Promise<HeldAnswers> {
  let letGo = () => {};
  const held = new Promise<void>(resolve => {
    letGo = resolve;
  });
  let onTheirWay = 0;
  let lastAt = Date.now();
  await page.route(API, async route => {
    onTheirWay += 1;
    try {
      const response = await route.fetch();
      await held;
      await page.waitForTimeout(LATE_MS);
      await route.fulfill({ response });
    } finally {
      onTheirWay -= 1;
      lastAt = Date.now();
    }
  });
  return {
    letGo,
    quietMs: () => (onTheirWay > 0 ? 0 : Date.now() - lastAt),
  };
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

async function untilQuiet(page: Page, answers: HeldAnswers): Promise<void> {
  await expect
    .poll(async () => {
      const stillMs = await page.evaluate(
        () => performance.now() - window.lastShiftAt,
      );
      return Math.min(stillMs, answers.quietMs());
    })
    .toBeGreaterThan(QUIET_MS);
}
