import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { ConfigReader } from '@backstage/config';
import {
  collectAll,
  componentAt,
  createCollector,
  plain,
} from '../__testUtils__/collectAll';
import { dvcProject } from '../__testUtils__/dvcProject';

/** One file of a tar archive: a header of 512 bytes, then the content in blocks of 512 bytes. */
function tarEntry(path: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(path, 0);
  header.write('0000644\0', 100);
  header.write(content.length.toString(8).padStart(11, '0'), 124);
  header.write('        0', 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const blocks = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  blocks.write(content, 'latin1');
  return Buffer.concat([header, blocks]);
}

describe('a host that lists by an archive', () => {
  const requests: string[] = [];
  const files: Record<string, string> = {
    ...dvcProject,
    'big.bin': 'x'.repeat(1024 * 1024),
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://host');
    requests.push(pathname);
    const path = pathname.split('/contents/')[1];
    if (pathname.includes('/git/commits/')) {
      response.end('{"sha": "c0ffee1"}');
    } else if (pathname.includes('/archive/')) {
      const entries = Object.entries(files).map(([name, content]) =>
        tarEntry(`churn/${name}`, content),
      );
      response.end(gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)])));
    } else if (path && files[path] !== undefined) {
      const content = Buffer.from(files[path]).toString('base64');
      response.end(JSON.stringify({ encoding: 'base64', content }));
    } else {
      response.writeHead(404).end('{}');
    }
  });
  beforeAll(async () => {
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
  });
  afterAll(() => new Promise(resolve => server.close(resolve)));

  it('gives the same facts as one that lists by its API', async () => {
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const config = new ConfigReader({
      integrations: { gitea: [{ host, baseUrl: `http://${host}` }] },
    });
    const entity = componentAt(
      'x',
      `http://${host}/acme/churn/src/branch/main/`,
    );
    const { x } = await collectAll(createCollector(config), [entity]);
    // Also for the folder that a stage depends on.
    expect(requests.filter(path => path.includes('/archive/'))).toHaveLength(1);
    if (!('facts' in x)) throw new Error(JSON.stringify(x));
    expect(plain(x.facts)).toMatchObject({
      lastCommit: 'c0ffee1',
      hasDvcProject: true,
      lockStagesMissing: [],
      codeDepsOutOfSync: [],
      paramsOutOfSync: [],
      trackedData: expect.arrayContaining(['data/raw.csv']),
      modelCard: '',
      environmentFiles: [],
    });
    expect(x.facts.dvcStages?.link).toBe(
      `http://${host}/acme/churn/src/branch/main/dvc.yaml`,
    );

    requests.length = 0;
    const again = await collectAll(createCollector(config), [
      { entity, revision: x.revision },
    ]);
    expect(again.x).toMatchObject({ unchanged: true });
    // The newest commit, and the tags.
    expect(requests).toHaveLength(2);
  });
});
