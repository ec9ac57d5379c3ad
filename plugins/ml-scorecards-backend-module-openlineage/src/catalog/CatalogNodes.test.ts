import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { naming, NOW } from '../__testUtils__/createCollector';
import { dataset } from '../__testUtils__/fakeJobs';
import { AskedCatalog, CatalogNodes } from './CatalogNodes';

const MINUTE = 60_000;
const OWNED = { ownedBy: ['group:default/a'] };

const nodesOf = (catalog: AskedCatalog, now = () => NOW) =>
  new CatalogNodes({ catalog, auth: mockServices.auth(), now });

function setup(entities: readonly Entity[] = [naming('raw', dataset('raw'))]) {
  const catalog = catalogServiceMock({ entities: [...entities] });
  const query = jest.spyOn(catalog, 'queryEntities');
  let time = NOW;
  const nodes = nodesOf(catalog, () => time);
  return {
    query,
    pass: (ms: number) => {
      time += ms;
    },
    read: (options: Partial<Parameters<CatalogNodes['read']>[0]> = {}) =>
      nodes.read({
        instance: 'main',
        components: [],
        signal: new AbortController().signal,
        ...options,
      }),
  };
}

/** Something that a test lets come to its end. */
function later() {
  let end = () => {};
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  return { ended, end };
}

describe('CatalogNodes', () => {
  it('asks once for all who wait, whichever server is theirs', async () => {
    const { query, read } = setup();
    const servers = ['main', 'other', 'main'];
    const all = await Promise.all(servers.map(instance => read({ instance })));
    for (const each of all) {
      expect(each.entitiesOf(dataset('raw'))).toHaveLength(1);
    }
    expect(query).toHaveBeenCalledTimes(1);
  });

  it('keeps what it has read for five minutes', async () => {
    const { query, read, pass } = setup();
    await read();
    pass(5 * MINUTE - 1);
    await read();
    expect(query).toHaveBeenCalledTimes(1);
    pass(1);
    await Promise.all([read(), read()]);
    expect(query).toHaveBeenCalledTimes(2);
  });

  it('does not keep a failure', async () => {
    const { query, read } = setup();
    query.mockRejectedValueOnce(new Error('down'));
    await expect(Promise.all([read(), read()])).rejects.toMatchObject({
      error: { code: 'unavailable' },
    });
    expect(query).toHaveBeenCalledTimes(1);
    const nodes = await read();
    expect(nodes.entitiesOf(dataset('raw'))).toHaveLength(1);
  });

  it('reads on for the others if the one who asked first leaves', async () => {
    const { query, read } = setup();
    const { ended, end } = later();
    query.mockImplementationOnce(async () => {
      await ended;
      return { items: [], totalItems: 0, pageInfo: {} };
    });
    const leaving = new AbortController();
    const first = read({ signal: leaving.signal });
    const second = read();
    leaving.abort(new Error('left'));
    await expect(first).rejects.toThrow('left');
    end();
    expect((await second).entitiesOf(dataset('raw'))).toEqual([]);
    expect(query).toHaveBeenCalledTimes(1);
  });

  it('reads to the last page, however many there are', async () => {
    const pages = 300;
    const queryEntities = async (request: object = {}) => {
      const page = 'cursor' in request ? Number(request.cursor) : 0;
      return {
        items: [naming(`raw-${page}`, dataset('raw'), OWNED)],
        totalItems: pages,
        pageInfo: {
          nextCursor: page < pages - 1 ? String(page + 1) : undefined,
        },
      };
    };
    const nodes = await nodesOf({
      queryEntities,
      getEntitiesByRefs: async () => ({ items: [] }),
    }).read({
      instance: 'main',
      components: [],
      signal: new AbortController().signal,
    });
    const found = nodes.entitiesOf(dataset('raw'));
    expect(found).toHaveLength(pages);
    expect(found[299]).toEqual({
      ref: 'component:default/raw-299',
      instance: '',
      isOwned: true,
      consumers: [],
    });
  });

  it('does not follow pages in a circle', async () => {
    const { query, read } = setup();
    query.mockResolvedValue({
      items: [],
      totalItems: 1,
      pageInfo: { nextCursor: 'again' },
    });
    await expect(read()).rejects.toMatchObject({
      error: { code: 'unavailable' },
    });
    expect(query).toHaveBeenCalledTimes(2);
  });
});
