import { Entity } from '@backstage/catalog-model';
import { TIER_INPUT_LABELS } from 'backstage-plugin-ml-scorecards-common';
import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { HttpCatalog } from '../__testUtils__/HttpCatalog';
import { Portal, startPortal } from '../__testUtils__/portal';

jest.setTimeout(60_000);

/** Three pages of components. */
const models = Array.from({ length: 60 }, (_, n) =>
  mlComponent(`model-${n}`, {
    owner: n % 2 ? 'group:default/risk' : 'group:default/analytics',
  }),
);
const LAST_PAGE = 3;
const groups: Entity[] = ['risk', 'analytics'].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default', uid: `uid-of-${name}` },
  spec: { type: 'team', children: [] },
  relations: [{ type: 'childOf', targetRef: 'group:default/company' }],
}));

type Misbehaves = HttpCatalog['misbehaves'];
const holds =
  (entities: readonly Entity[]) =>
  (catalog: HttpCatalog): void => {
    catalog.entities = entities;
  };
const answers =
  (misbehaves: Misbehaves) =>
  (catalog: HttpCatalog): void => {
    catalog.misbehaves = misbehaves;
  };
const onLastPage = (misbehaves: Misbehaves) =>
  answers(
    (page, request, response) =>
      page === LAST_PAGE && misbehaves(page, request, response),
  );
const status =
  (code: number): Misbehaves =>
  (_page, _request, response) =>
    Boolean(response.status(code).json({ error: { message: 'No' } }));
const breakOff: Misbehaves = (_page, _request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"items": [', () => response.socket?.destroy());
  return true;
};
const json =
  (body: object): Misbehaves =>
  (_page, _request, response) =>
    Boolean(response.json(body));
const html: Misbehaves = (_page, _request, response) =>
  Boolean(response.type('html').send('<!doctype html><title>Log in</title>'));

/** What a user and the catalog module read of everything. */
async function look(portal: Portal) {
  return {
    list: await portal.list(),
    maturity: await portal.maturity(),
    labels: await portal.labels(),
    one: await portal.scorecard('model-59'),
  };
}

describe.each(testDatabases.eachSupportedId())(
  'a catalog that misbehaves, on %s',
  engine => {
    let portal: Portal;
    let before: Awaited<ReturnType<typeof look>>;

    beforeEach(async () => {
      portal = await startPortal({
        knex: await openTestDatabase(engine),
        entities: [...models, ...groups],
      });
      await portal.run('select-components');
      before = await look(portal);
    });

    it.each([
      ['is empty', holds([])],
      ['has no components', holds(groups)],
      ['lost more than a tenth', holds([...models.slice(7), ...groups])],
      ['fails', answers(status(500))],
      ['refuses the portal', answers(status(403))],
      ['fails on its last page', onLastPage(status(503))],
      ['breaks off', answers(breakOff)],
      ['breaks off on its last page', onLastPage(breakOff)],
      ['answers with a web page', answers(html)],
      ['answers with no list', answers(json({}))],
      ['answers with no list on its last page', onLastPage(json({}))],
      [
        'answers with an empty list and no next page',
        answers(json({ items: [], totalItems: 0, pageInfo: {} })),
      ],
      [
        'has an empty last page',
        onLastPage(json({ items: [], totalItems: 60, pageInfo: {} })),
      ],
    ])(
      'deletes nothing when it %s, and goes on when it is well',
      async (_, fault) => {
        const { catalog } = portal;
        expect(before.list.totalItems).toBe(60);
        expect(before.labels).toHaveLength(60);
        fault(catalog);
        await portal.run('select-components');
        await portal.run('evaluate-all');
        expect(withoutInstants(await look(portal))).toEqual(
          withoutInstants(before),
        );

        catalog.misbehaves = () => false;
        catalog.entities = [...models.slice(1), ...groups];
        await portal.run('select-components');
        const after = await look(portal);
        expect(after.list.totalItems).toBe(59);
        expect(after.labels).toContainEqual({
          sequence: expect.any(Number),
          entityRef: 'component:default/model-0',
          labels: null,
        });
      },
    );

    it('is believed in what it said before it failed', async () => {
      const { catalog } = portal;
      expect(before.one.tier).not.toBe('tier-1');
      const critical = models.map((_, n) =>
        mlComponent(`model-${n}`, {
          labels: { [TIER_INPUT_LABELS.decisionImpact]: 'critical' },
        }),
      );
      const added = Array.from({ length: 500 }, (_, n) =>
        mlComponent(`new-${n}`),
      );
      catalog.entities = [...critical, ...added, ...groups];
      catalog.misbehaves = (page, request, response) =>
        page === 28 && status(500)(page, request, response);
      await portal.run('select-components');
      expect((await portal.scorecard('model-59')).tier).toBe('tier-1');
      // New components are read before they have a scorecard.
      await portal.run('collect-catalog');
      expect((await portal.list()).totalItems).toBe(500);
    });

    it('is believed when it lost no more than a tenth', async () => {
      holds([...models.slice(6), ...groups])(portal.catalog);
      await portal.run('select-components');
      expect((await portal.list()).totalItems).toBe(54);
    });
  },
);

/** Results are the same, though they were looked at again. */
function withoutInstants(seen: object): unknown {
  return JSON.parse(
    JSON.stringify(seen, (key, value) =>
      key === 'evaluatedAt' ? undefined : value,
    ),
  );
}
