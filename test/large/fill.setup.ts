import { APIRequestContext, expect, test } from '@playwright/test';
import { PortalApi } from '../support/api';
import { demoComponents } from '../support/demoComponents';
import { kindOf, nameOf } from './largeCatalog';
import { largePortal } from './largePortal';
import { PUSHED } from './largePortalConfig';

/** One component of so many has pushed facts; every other one of these fails. */
const PUSHES_EVERY = 25;
const PUSHES_AT_A_TIME = 4;
const WITHIN = { timeout: 600_000, intervals: [1_000] };

const { components } = largePortal;

/** With those of the demo, which come in no order: the tests count, so all of them are waited for. */
const allComponents = components + demoComponents().length;

test.describe.configure({ mode: 'serial' });

test('all components of the catalog are selected, read and evaluated', async ({
  request,
}) => {
  test.setTimeout(WITHIN.timeout);
  // The others can sign in when the catalog knows them.
  const api = await PortalApi.as(request, 'guest');
  const since = stopwatch();
  const inCatalog =
    'catalog/entities/by-query?limit=0&filter=kind=component&filter=kind=resource';
  await expect
    .poll(async () => (await api.get(inCatalog)).totalItems, WITHIN)
    .toBeGreaterThanOrEqual(components);
  console.log(`In the catalog after ${since()}`);
  const selected = 'ml-scorecards/v1/scorecards?limit=1';
  await expect
    .poll(async () => (await api.get(selected)).totalItems, WITHIN)
    .toBe(allComponents);
  console.log(`Selected after ${since()}`);
  // New components are read out of turn, those that are left in the next turn.
  const unread = `ml-scorecards/v1/scorecards?limit=1&check=owner-docs-runbook&state=unknown`;
  await expect
    .poll(async () => (await api.get(unread)).totalItems, WITHIN)
    .toBe(0);
  console.log(`Read and evaluated after ${since()}`);
});

test('a pipeline pushes facts of some hundred components, which are judged at once', async ({
  request,
}) => {
  test.setTimeout(WITHIN.timeout);
  const since = stopwatch();
  const chosen = [...Array(Math.ceil(components / PUSHES_EVERY)).keys()].map(
    index => index * PUSHES_EVERY,
  );
  const pushEach = async (first: number) => {
    for (let at = first; at < chosen.length; at += PUSHES_AT_A_TIME) {
      await push(request, chosen[at], at % 2);
    }
  };
  await Promise.all([...Array(PUSHES_AT_A_TIME).keys()].map(pushEach));
  console.log(`Pushed after ${since()}`);

  const api = await PortalApi.as(request, 'maya');
  const { counts } = await api.get(`ml-scorecards/v1/checks/${PUSHED.check}`);
  expect([counts.pass, counts.fail]).toEqual([
    Math.ceil(chosen.length / 2),
    Math.floor(chosen.length / 2),
  ]);
});

async function push(
  request: APIRequestContext,
  component: number,
  features: number,
): Promise<void> {
  const kind = kindOf(component).toLowerCase();
  const entityRef = `${kind}:default/${nameOf(component)}`;
  const response = await request.post('/api/ml-scorecards/v1/facts', {
    headers: {
      authorization: `Bearer ${process.env.PORTAL_PIPELINE_TOKEN}`,
    },
    data: {
      entityRef,
      source: PUSHED.source,
      facts: { features },
      key: `first-${component}`,
    },
  });
  expect([entityRef, response.status(), await response.text()]).toEqual([
    entityRef,
    200,
    expect.any(String),
  ]);
}

function stopwatch(): () => string {
  const begun = Date.now();
  return () => `${Math.round((Date.now() - begun) / 1000)} s`;
}
