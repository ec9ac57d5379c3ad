import { Locator, Page } from '@playwright/test';
import { Person } from './people';

/** A page of the portal on which something of ours stands, for those who look at all of them. */
export interface PortalPage {
  /** Also the name of its picture in docs/images. */
  name: string;
  person: Person;
  path: string;
  /** What is there when the page is complete. */
  complete: (page: Page) => Locator;
  /** How much of it the picture shows; what is below says nothing new. */
  height: number;
  dark?: boolean;
}

const FRAUD_DETECTOR = '/catalog/default/component/fraud-detector';

export const PAGES: PortalPage[] = [
  {
    name: 'maturity',
    person: 'maya',
    path: '/ml-scorecards/overview',
    complete: page =>
      page.getByRole('table', { name: /^Groups and dimensions/ }),
    height: 1000,
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
    complete: page =>
      page.getByRole('cell', { name: 'Tier 1 · critical' }).first(),
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
    complete: page =>
      page.getByRole('table', { name: /^Groups and dimensions/ }),
    height: 1000,
    dark: true,
  },
];
