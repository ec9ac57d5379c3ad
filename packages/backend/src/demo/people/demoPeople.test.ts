import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { resolve } from 'node:path';
import { demoPeople } from './demoPeople';

jest.setTimeout(60_000);

const catalogFile = resolve(
  __dirname,
  '../../../../../examples/catalog/all.yaml',
);
const environment = process.env.NODE_ENV;
const runIn = (name: string | undefined) => {
  process.env = { ...process.env, NODE_ENV: name };
};
beforeAll(() => runIn('development'));
afterAll(() => runIn(environment));

const people = ['user:default/erin', 'user:default/omar', 'user:default/maya'];

function start(extra: { people?: string[]; logger?: any } = {}) {
  return startTestBackend({
    features: [
      authPlugin,
      catalogPlugin,
      demoPeople,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: {
            environment: 'development',
            providers: { demo: { people: extra.people ?? people } },
          },
          catalog: {
            rules: [
              {
                allow: [
                  'Component',
                  'Resource',
                  'API',
                  'System',
                  'Domain',
                  'Group',
                  'User',
                  'Location',
                ],
              },
            ],
            locations: [{ type: 'file', target: catalogFile }],
            processingInterval: { seconds: 30 },
          },
        },
      }),
    ],
  });
}

type Backend = Awaited<ReturnType<typeof start>>;

async function get(backend: Backend, path: string, headers = {}) {
  const response = await fetch(
    `http://localhost:${backend.server.port()}/api${path}`,
    { headers },
  );
  return { status: response.status, body: await response.json() };
}

// The catalog takes a moment to read its files and stitch the relations.
async function untilCatalogIsRead(backend: Backend) {
  for (let attempt = 0; attempt < 200; attempt++) {
    const { body } = await get(
      backend,
      '/catalog/entities?filter=kind=user,relations.memberOf=group:default/risk-ml',
    );
    const { body: all } = await get(backend, '/catalog/entities?fields=kind');
    if (body.length === 2 && all.length >= 51) {
      return;
    }
    await new Promise(done => setTimeout(done, 150));
  }
  throw new Error('The demo catalog was not read in time');
}

describe('demoPeople', () => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await start({ people: [...people, 'user:default/nobody'] });
    await untilCatalogIsRead(backend);
  });
  afterAll(() => backend.stop());

  const enter = (person?: string) =>
    get(
      backend,
      '/auth/demo/refresh',
      person ? { 'x-demo-person': person } : {},
    );

  it.each([
    ['user:default/erin', 'group:default/personalisation'],
    ['user:default/omar', 'group:default/risk-ml'],
    ['user:default/maya', 'group:default/data-and-ai'],
  ])(
    'lets one enter as %s, with what the catalog says',
    async (person, group) => {
      const { status, body } = await enter(person);
      expect(status).toBe(200);
      expect(body.backstageIdentity.identity.userEntityRef).toBe(person);
      expect(
        body.backstageIdentity.identity.ownershipEntityRefs.sort(),
      ).toEqual([group, person].sort());
    },
  );

  it('refuses people who are not configured, though the catalog has them', async () => {
    expect((await enter('user:default/samir')).status).toBe(403);
    expect((await enter()).status).toBe(401);
  });

  it('refuses people who are configured and not in the catalog', async () => {
    expect((await enter('user:default/nobody')).status).toBe(404);
  });

  it('has a demo catalog without errors, in which only one owner is missing', async () => {
    const { body } = await get(backend, '/catalog/entities');
    const failed = body.filter((entity: any) =>
      entity.status?.items?.some((item: any) => item.level === 'error'),
    );
    expect(failed).toEqual([]);

    const names = new Set(
      body
        .filter((entity: any) => entity.kind === 'Group')
        .map((entity: any) => `group:default/${entity.metadata.name}`),
    );
    const orphans = body.filter((entity: any) =>
      (entity.relations ?? []).some(
        (relation: any) =>
          relation.type === 'ownedBy' && !names.has(relation.targetRef),
      ),
    );
    expect(orphans.map((entity: any) => entity.metadata.name)).toEqual([
      'uplift-campaign',
    ]);
  });
});

describe('demoPeople outside development', () => {
  it('stops the backend from starting', async () => {
    runIn('production');
    await expect(start()).rejects.toThrow(
      "The sign-in provider 'demo' lets anybody enter as anybody and can only be used in development",
    );
  });
});
