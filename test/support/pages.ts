import { Locator, Page } from '@playwright/test';
import { Person } from './people';

/** A page of the portal on which something of ours stands, for those who look at all of them. */
export interface PortalPage {
  /** Also the name of its picture in docs/images. */
  name: string;
  person: Person;
  path: string;
  /** Opens what the address does not tell, unless it is open. */
  open?: (page: Page) => Promise<void>;
  /** What is there when the page is complete, with what was opened. */
  complete: (page: Page) => Locator;
  /** How much of it the picture shows; what is below says nothing new. */
  height: number;
  /** What the picture shows of that, where it is not all. */
  part?: (page: Page) => Locator;
  dark?: boolean;
}

const FRAUD_DETECTOR = '/catalog/default/component/fraud-detector';
const CHARGEBACK_FORECAST = '/catalog/default/component/chargeback-forecast';
const RECOMMENDER = '/catalog/default/component/recommender-overengineered';
const LOAN_DEFAULT_RISK = '/catalog/default/component/loan-default-risk';
const FRAUD_API_SERVER = '/catalog/default/component/fraud-api-server';

/** The last of the overview to be there. */
const levelsOverTime = (page: Page) =>
  page.getByRole('img', { name: /^Components by level/ });

/** The section of a scorecard that is open. */
const section = (page: Page) => page.getByRole('tabpanel');

/** A check of the fraud detector that fails, so that a waiver can be asked for. */
const FAILING_CHECK = `${FRAUD_DETECTOR}/scorecard#ml-check-degrades-gracefully`;

/** Clicks, unless what that opens is open. */
async function openWith(button: Locator, opened: Locator): Promise<void> {
  if (!(await opened.isVisible())) {
    await button.click();
    await opened.waitFor();
  }
}

export const PAGES: PortalPage[] = [
  {
    name: 'maturity',
    person: 'maya',
    path: '/ml-scorecards/overview',
    complete: levelsOverTime,
    height: 1000,
  },
  {
    name: 'maturity-trend',
    person: 'maya',
    path: '/ml-scorecards/overview?period=90',
    complete: levelsOverTime,
    height: 2400,
    part: page =>
      levelsOverTime(page).locator(
        'xpath=ancestor::*[contains(@class, "MuiGrid-item")][1]',
      ),
  },
  {
    name: 'maturity-tree',
    person: 'maya',
    path: '/ml-scorecards/overview?layout=tree',
    open: page =>
      openWith(
        page.getByRole('button', { name: 'Show what belongs to Data and AI' }),
        page.getByRole('button', { name: 'Hide what belongs to Data and AI' }),
      ),
    complete: page =>
      page.getByRole('button', { name: 'Hide what belongs to Data and AI' }),
    height: 1400,
    part: page =>
      page
        .getByRole('table', { name: /^Groups and dimensions/ })
        .locator('xpath=..'),
  },
  {
    name: 'components',
    person: 'maya',
    path: '/ml-scorecards/components',
    complete: page =>
      page
        .getByRole('table', { name: 'ML components' })
        .getByRole('link', { name: 'Credit limit' }),
    height: 900,
  },
  {
    name: 'components-filters',
    person: 'maya',
    path: '/ml-scorecards/components?owner=group:default/risk-ml&ownerOnly=true',
    open: async page => {
      const more = page.getByRole('button', { name: 'More filters' });
      // Where there is little room, filters are folded.
      const folded = page.getByRole('button', { name: /^Filters/ });
      await more.or(folded).first().waitFor();
      if (await folded.isVisible()) {
        await openWith(folded, more);
      }
      await openWith(more, page.getByRole('group', { name: 'More filters' }));
    },
    complete: page =>
      page
        .getByRole('table', { name: 'ML components' })
        .getByRole('link')
        .first(),
    height: 900,
  },
  {
    name: 'checks',
    person: 'maya',
    path: '/ml-scorecards/checks',
    complete: page =>
      page.getByRole('table', { name: 'Checks with their pass rates' }),
    height: 900,
  },
  {
    name: 'check',
    person: 'maya',
    path: '/ml-scorecards/checks/drift-checked-recently',
    complete: page => page.getByRole('table', { name: 'By reliability tier' }),
    height: 1200,
  },
  {
    name: 'todo',
    person: 'maya',
    path: '/ml-scorecards/todo',
    complete: page => page.getByRole('heading', { name: 'Waivers' }),
    height: 900,
  },
  {
    name: 'todo-in-place',
    person: 'omar',
    path: '/ml-scorecards/todo?kind=required-check',
    open: page =>
      openWith(
        page.getByRole('button', { name: /^Do it here/ }).first(),
        page.getByRole('button', { name: /^Ask for a waiver/ }),
      ),
    complete: page => page.getByRole('button', { name: /^Ask for a waiver/ }),
    height: 900,
  },
  {
    name: 'sources',
    person: 'maya',
    path: '/ml-scorecards/sources',
    complete: page => page.getByText('MLflow').first(),
    height: 900,
  },
  {
    name: 'scorecard',
    person: 'omar',
    path: `${FRAUD_DETECTOR}/scorecard`,
    complete: page => page.getByRole('region', { name: 'At a glance' }),
    height: 1200,
  },
  {
    name: 'scorecard-check',
    person: 'omar',
    path: FAILING_CHECK,
    complete: page => page.getByRole('button', { name: /^Ask for a waiver/ }),
    height: 2000,
    part: page =>
      page
        .locator('[id="ml-check-degrades-gracefully"]')
        // The heading that opens it, and what it opens.
        .locator('xpath=../..'),
  },
  {
    name: 'waiver-dialog',
    person: 'omar',
    path: FAILING_CHECK,
    open: page =>
      openWith(
        page.getByRole('button', { name: /^Ask for a waiver/ }),
        page.getByRole('dialog'),
      ),
    complete: page =>
      page.getByRole('dialog').getByLabel('Why it cannot pass for now'),
    height: 800,
  },
  {
    name: 'scorecard-history',
    person: 'omar',
    path: `${CHARGEBACK_FORECAST}/scorecard?section=history`,
    complete: page => page.getByRole('list', { name: 'What changed' }),
    height: 2400,
    part: section,
  },
  {
    name: 'scorecard-scale',
    person: 'erin',
    path: `${RECOMMENDER}/scorecard?section=scale-and-fit`,
    complete: page => page.getByText('Triggers to scale'),
    height: 2400,
    part: section,
  },
  {
    name: 'scorecard-trigger',
    person: 'omar',
    path: `${FRAUD_API_SERVER}/scorecard?section=scale-and-fit`,
    complete: page =>
      page.getByRole('img', { name: /^Inference is slower than promised/ }),
    height: 2400,
    part: section,
  },
  {
    name: 'scorecard-lineage',
    person: 'erin',
    path: `${RECOMMENDER}/scorecard?section=lineage`,
    complete: page => page.getByText(/ · this component/).first(),
    height: 2400,
    part: section,
  },
  {
    name: 'scorecard-drift',
    person: 'maya',
    path: `${LOAN_DEFAULT_RISK}/scorecard?section=drift`,
    complete: page =>
      page.getByRole('img', { name: /^Drift of the predictions/ }),
    height: 2400,
    part: section,
  },
  {
    name: 'scorecard-service-levels',
    person: 'omar',
    path: `${FRAUD_API_SERVER}/scorecard?section=service-levels`,
    complete: page =>
      page.getByRole('img', { name: /^Share of the error budget/ }),
    height: 2400,
    part: section,
  },
  {
    name: 'scorecard-checklists',
    person: 'omar',
    path: `${FRAUD_DETECTOR}/scorecard?section=checklists`,
    complete: page => page.getByRole('heading', { name: 'Before scaling' }),
    height: 2400,
    part: section,
  },
  {
    name: 'scorecard-sources',
    person: 'omar',
    path: `${FRAUD_DETECTOR}/scorecard?section=sources`,
    complete: page =>
      page.getByRole('button', { name: /^All facts: / }).first(),
    height: 2400,
    part: section,
  },
  {
    name: 'entity',
    person: 'omar',
    path: FRAUD_DETECTOR,
    complete: page => page.getByRole('link', { name: 'Open the scorecard' }),
    height: 900,
  },
  {
    name: 'catalog',
    person: 'maya',
    path: '/?filters[kind]=component&filters[user]=all&filters[reliabilityTier]=tier-1',
    // Not before only those of the tier are counted.
    complete: page => page.getByText('All Components (4)'),
    height: 800,
  },
  {
    name: 'home',
    person: 'omar',
    path: '/home',
    complete: page => page.getByRole('list', { name: 'First to-dos' }),
    height: 800,
  },
  {
    name: 'maturity-dark',
    person: 'maya',
    path: '/ml-scorecards/overview',
    complete: levelsOverTime,
    height: 1000,
    dark: true,
  },
];
