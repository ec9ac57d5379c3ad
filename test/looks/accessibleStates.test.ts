import { expect, Locator, Page, test } from '@playwright/test';
import { violationsOn } from '../support/accessibility';
import { openAs, Person } from '../support/people';

/** A state of a page that its address alone does not bring about. */
interface State {
  name: string;
  person: Person;
  path: string;
  /** What the backend answers, where that is not what it has. */
  answers?: (page: Page) => Promise<unknown>;
  open?: (page: Page) => Promise<void>;
  /** What can only be mended in Backstage. */
  backstagesOwn?: readonly string[];
  /** What is there then. */
  complete: (page: Page) => Locator;
  /** Whether it is another thing where there is little room. */
  alsoOnPhone?: boolean;
}

const FRAUD_DETECTOR = '/catalog/default/component/fraud-detector/scorecard';
const RECOMMENDER =
  '/catalog/default/component/recommender-overengineered/scorecard';
const DAY_MS = 24 * 60 * 60 * 1000;
const API = /\/api\/ml-scorecards\/v1\//;

const listboxOf = (page: Page) => page.getByRole('listbox');
const dialogOf = (page: Page) => page.getByRole('dialog');

/** Answers of our API as they are when something is wrong: all, or those of some paths. */
const answering =
  (status: number, name: string, paths = API) =>
  (page: Page) =>
    page.route(
      url => API.test(url.pathname) && paths.test(url.pathname),
      route =>
        route.fulfill({
          status,
          json: {
            error: { name, message: 'Made up by a test.' },
            response: { statusCode: status },
          },
        }),
    );

/** Only some answers, so that a part of a page is missing. */
const failingAt = (what: RegExp) =>
  answering(503, 'ServiceUnavailableError', what);

const never = (page: Page) => page.route(API, () => {});

/** The scorecard of a component one of whose sources has not answered for long: its facts are too old to count. */
const withStaleSource = (source: string) => (page: Page) =>
  page.route(
    url =>
      url.pathname.endsWith('/scorecards/component/default/fraud-detector'),
    async route => {
      const response = await route.fetch();
      const scorecard = await response.json();
      const collectedAt = new Date(Date.now() - 3 * DAY_MS).toISOString();
      await route.fulfill({
        response,
        json: {
          ...scorecard,
          sources: scorecard.sources.map((each: any) =>
            each.collector === source
              ? {
                  ...each,
                  status: 'stale',
                  collectedAt,
                  error: {
                    code: 'unavailable',
                    message: `${each.title} did not answer.`,
                    at: new Date().toISOString(),
                  },
                }
              : each,
          ),
          dimensions: scorecard.dimensions.map((dimension: any) => ({
            ...dimension,
            checks: dimension.checks.map((check: any) =>
              check.answeredBy === source
                ? {
                    ...check,
                    state: 'unknown',
                    reason: {
                      code: 'stale',
                      message: 'It was last read 3 days ago.',
                    },
                  }
                : check,
            ),
          })),
        },
      });
    },
  );

/** Each page as it is while it waits, when it fails, and for who may not see it. */
const PATHS: Array<[string, string]> = [
  ['overview', '/ml-scorecards/overview'],
  ['components', '/ml-scorecards/components'],
  ['checks', '/ml-scorecards/checks'],
  ['check', '/ml-scorecards/checks/drift-checked-recently'],
  ['todo', '/ml-scorecards/todo'],
  ['sources', '/ml-scorecards/sources'],
  ['scorecard', FRAUD_DETECTOR],
  ['home', '/home'],
];

const STATES: State[] = [
  {
    name: 'lineage',
    person: 'erin',
    path: `${RECOMMENDER}?section=lineage`,
    open: page => page.getByRole('button', { name: 'Show as a table' }).click(),
    complete: page =>
      page.getByRole('rowheader', { name: /recommender\/rank/ }),
  },
  {
    name: 'all-facts',
    person: 'erin',
    path: `${FRAUD_DETECTOR}?section=sources`,
    open: page =>
      page.getByRole('button', { name: 'All facts: Feast' }).click(),
    complete: page => page.getByText('feast.featureServices'),
  },
  {
    name: 'drift',
    person: 'erin',
    path: `${FRAUD_DETECTOR}?section=drift`,
    open: page =>
      page
        .getByRole('button', { name: /^Day by day/ })
        .first()
        .click(),
    complete: page => page.getByRole('rowheader').first(),
  },
  {
    name: 'service-levels',
    person: 'erin',
    path: `${FRAUD_DETECTOR}?section=service-levels`,
    open: page => page.getByRole('button', { name: /^Day by day/ }).click(),
    complete: page => page.getByRole('rowheader', { name: /\d{4}$/ }).first(),
  },
  {
    name: 'columns-menu',
    person: 'maya',
    path: '/ml-scorecards/components',
    open: page => page.getByRole('button', { name: 'Columns' }).click(),
    complete: page => page.getByRole('menu'),
  },
  {
    name: 'select-of-several',
    person: 'maya',
    path: '/ml-scorecards/components?tier=tier-1',
    open: page =>
      page.getByRole('button', { name: /^Reliability tier/ }).click(),
    complete: listboxOf,
  },
  {
    name: 'select-of-one',
    person: 'maya',
    path: '/ml-scorecards/components',
    open: page => page.getByRole('button', { name: /^Gap/ }).first().click(),
    complete: listboxOf,
  },
  {
    name: 'owner-found',
    person: 'maya',
    path: '/ml-scorecards/components',
    open: page => page.getByRole('textbox', { name: 'Owner' }).click(),
    complete: page => page.getByRole('option').first(),
  },
  {
    name: 'grouping',
    person: 'maya',
    path: '/ml-scorecards/overview',
    open: page => page.getByRole('button', { name: /^Group by/ }).click(),
    complete: listboxOf,
  },
  {
    name: 'catalog-filter',
    person: 'maya',
    path: '/?filters[kind]=component&filters[user]=all&filters[reliabilityTier]=tier-1',
    open: page =>
      page.getByRole('textbox', { name: /^Reliability tier/ }).click(),
    // The field is Backstage's, of a Material UI that knows no `aria-controls`.
    backstagesOwn: ['[role="combobox"]'],
    complete: listboxOf,
  },
  {
    name: 'tick-dialog',
    person: 'omar',
    path: `${FRAUD_DETECTOR}?section=checklists`,
    open: page =>
      page
        .getByRole('checkbox', { name: 'Performance bottlenecks identified' })
        .click(),
    complete: dialogOf,
    alsoOnPhone: true,
  },
  {
    name: 'vouching-dialog',
    person: 'omar',
    path: `${FRAUD_DETECTOR}#ml-check-rollback-practised`,
    open: page => page.getByRole('button', { name: /^Vouch for/ }).click(),
    complete: dialogOf,
    alsoOnPhone: true,
  },
  {
    name: 'decision-dialog',
    person: 'erin',
    path: `${RECOMMENDER}?section=scale-and-fit`,
    open: page =>
      page
        .getByRole('button', { name: /^Put a decision on record/ })
        .first()
        .click(),
    complete: dialogOf,
    alsoOnPhone: true,
  },
  {
    name: 'source-opened',
    person: 'maya',
    path: '/ml-scorecards/sources?open=git',
    complete: page => page.getByRole('region', { name: 'What to do next' }),
  },
  {
    name: 'no-component-matches',
    person: 'maya',
    path: '/ml-scorecards/components?text=nothing-is-called-so',
    complete: page => page.getByText('No component matches these filters.'),
  },
  {
    name: 'nothing-in-a-group',
    person: 'maya',
    path: '/ml-scorecards/overview?group=group:default/gone',
    complete: page => page.getByText('No ML components here'),
  },
  {
    name: 'nothing-to-do',
    person: 'guest',
    path: '/ml-scorecards/todo',
    complete: page => page.getByText('You are all caught up').first(),
  },
  {
    name: 'overview-without-trend',
    person: 'maya',
    path: '/ml-scorecards/overview',
    answers: failingAt(/\/maturity\/trend$/),
    complete: page =>
      page.getByText('The trend could not be loaded', { exact: true }),
    alsoOnPhone: true,
  },
  {
    name: 'check-without-components',
    person: 'maya',
    path: '/ml-scorecards/checks/drift-checked-recently',
    answers: failingAt(/\/scorecards$/),
    complete: page =>
      page.getByText('The components could not be loaded', { exact: true }),
    alsoOnPhone: true,
  },
  {
    name: 'todo-without-waivers',
    person: 'maya',
    path: '/ml-scorecards/todo',
    answers: failingAt(/\/waivers$/),
    complete: page =>
      page.getByText('The waivers could not be loaded', { exact: true }),
    alsoOnPhone: true,
  },
  {
    name: 'history-without-statements',
    person: 'omar',
    path: `${FRAUD_DETECTOR}?section=history`,
    answers: failingAt(/\/statements$/),
    complete: page =>
      page.getByText('What people stated could not be loaded', { exact: true }),
    alsoOnPhone: true,
  },
  ...[
    ['checks', '?checks=not-passing'],
    ['sources', '?section=sources'],
  ].map(
    ([section, query]): State => ({
      name: `stale-scorecard-${section}`,
      person: 'omar',
      path: `${FRAUD_DETECTOR}${query}`,
      answers: withStaleSource('git'),
      complete: page =>
        page.getByRole('tabpanel').getByText('Stale', { exact: true }).first(),
      alsoOnPhone: true,
    }),
  ),
  ...PATHS.flatMap(([name, path]): State[] => [
    {
      name: `${name}-failing`,
      person: 'maya',
      path,
      answers: answering(503, 'ServiceUnavailableError'),
      complete: page => page.getByRole('button', { name: 'Try again' }).first(),
    },
    {
      name: `${name}-forbidden`,
      person: 'maya',
      path,
      answers: answering(403, 'NotAllowedError'),
      complete: page =>
        page.getByText(/^You do not have the permission to see this/).first(),
    },
    {
      name: `${name}-loading`,
      person: 'maya',
      path,
      answers: never,
      complete: page => page.getByRole('status', { name: /^Loading/ }).first(),
    },
  ]),
];

/** How each state is looked at, and how those are that are another thing where there is little room. */
const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 375 },
] as const;

test.setTimeout(180_000);

// Also an answer that is on its way when a test ends is not the error of the next one.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

for (const state of STATES) {
  test(`${state.name} can be used by everybody`, async ({ page }, testInfo) => {
    for (const { colorScheme, width } of LOOKS) {
      if (width < 600 && !state.alsoOnPhone) {
        continue;
      }
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await state.answers?.(page);
      await openAs(page, state.person, state.path);
      await state.open?.(page);
      await state.complete(page).waitFor();
      // Backstage changes its colours little by little.
      await expect(async () => {
        expect(await violationsOn(page, state.backstagesOwn)).toEqual([]);
      }, `${colorScheme}, ${width} px wide`).toPass({ timeout: 20_000 });
      await state.complete(page).scrollIntoViewIfNeeded();
      if (state.alsoOnPhone) {
        const box = await state.complete(page).boundingBox();
        expect(box!.x).toBeGreaterThanOrEqual(0);
        expect(box!.x + box!.width).toBeLessThanOrEqual(width);
      }
      await page.screenshot({
        path: testInfo.outputPath(`${state.name}-${colorScheme}-${width}.png`),
      });
    }
  });
}
