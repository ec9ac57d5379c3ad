import fs from 'node:fs/promises';
import { request, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { createGitHost } from './createGitHost';
import { close, listenOnLoopback } from '../listenOnLoopback';

// Through the reader that a real portal uses, over real HTTP: only what it can read is worth serving.
describe('createGitHost', () => {
  const root = createMockDirectory();
  let server: Server;
  let host: string;
  let reader: UrlReaderService;

  beforeEach(async () => {
    root.setContent({
      repositories: {
        fraud: {
          'dvc.lock': 'schema: "2.0"\n',
          'binary.bin': Buffer.from([0, 255, 1, 254]),
          data: { 'a.csv.dvc': 'outs: a', deep: { 'b.csv.dvc': 'outs: b' } },
          'page.md': '<script>alert("1")</script> & more',
          models: { one: { 'dvc.yaml': 'one' }, two: { 'dvc.yaml': 'two' } },
        },
        'sp ace': { file: 'x' },
      },
      'secret.txt': 'not for anybody',
    });
    server = await listenOnLoopback(
      createGitHost({
        root: root.resolve('repositories'),
        logger: mockServices.logger.mock(),
      }),
      0,
      'it cannot start',
    );
    host = `localhost:${(server.address() as AddressInfo).port}`;
    reader = UrlReaders.default({
      logger: mockServices.logger.mock(),
      config: mockServices.rootConfig({
        data: {
          integrations: {
            github: [{ host, apiBaseUrl: `http://${host}/api/v3` }],
          },
        },
      }),
    });
  });
  afterEach(() => close(server));

  const url = (path: string, repository = 'fraud') =>
    `http://${host}/acme/${repository}/tree/main/${path}`;

  /** A request whose path reaches the server as it is written; fetch would tidy it up. */
  const rawGet = (path: string) =>
    new Promise<{ status?: number; body: string }>((resolve, reject) => {
      request(`http://${host}`, { path }, res => {
        let body = '';
        res.on('data', chunk => {
          body += chunk;
        });
        res.on('end', () => resolve({ status: res.statusCode, body }));
      })
        .on('error', reject)
        .end();
    });

  describe('read by the UrlReader', () => {
    it('gives a file, byte by byte', async () => {
      const response = await reader.readUrl(url('binary.bin'));
      expect([...(await response.buffer())]).toEqual([0, 255, 1, 254]);
      expect(response.etag).toBeDefined();
      expect(response.lastModifiedAt).toBeInstanceOf(Date);
    });

    it('does not give a file again that the caller has', async () => {
      const { etag } = await reader.readUrl(url('dvc.lock'));
      await expect(
        reader.readUrl(url('dvc.lock'), { etag }),
      ).rejects.toMatchObject({ name: 'NotModifiedError' });
      await fs.writeFile(root.resolve('repositories/fraud/dvc.lock'), 'new');
      const changed = await reader.readUrl(url('dvc.lock'), { etag });
      expect(String(await changed.buffer())).toBe('new');
    });

    it('finds files by a pattern, at any depth', async () => {
      const { files } = await reader.search(url('**/*.dvc'));
      const found = await Promise.all(
        files.map(async file => [file.url, String(await file.content())]),
      );
      expect(found.sort()).toEqual([
        [url('data/a.csv.dvc'), 'outs: a'],
        [url('data/deep/b.csv.dvc'), 'outs: b'],
      ]);
    });

    it('finds files below one folder of a monorepo only', async () => {
      const { files } = await reader.search(url('models/two/**'));
      expect(files.map(file => file.url)).toEqual([url('models/two/dvc.yaml')]);
    });

    it('finds files without a ref in the address', async () => {
      const tree = await reader.readTree(`http://${host}/acme/fraud`);
      expect((await tree.files()).length).toBe(7);
    });

    it('keeps the etag of a search until a file changes', async () => {
      const first = await reader.search(url('**/*.dvc'));
      await expect(
        reader.search(url('**/*.dvc'), { etag: first.etag }),
      ).rejects.toMatchObject({ name: 'NotModifiedError' });
      await fs.writeFile(root.resolve('repositories/fraud/dvc.lock'), 'new');
      const second = await reader.search(url('**/*.dvc'), {
        etag: first.etag,
      });
      expect(second.etag).not.toBe(first.etag);
    });

    it('gives the content as it was found, when the folder changes in between', async () => {
      const { files } = await reader.search(url('dvc.*'));
      await fs.writeFile(root.resolve('repositories/fraud/dvc.lock'), 'new');
      expect(String(await files[0].content())).toBe('schema: "2.0"\n');
    });

    it('gives a whole tree, and a part of one', async () => {
      const whole = await reader.readTree(url(''));
      expect(whole.etag).toMatch(/^[0-9a-f]{40}$/);
      expect((await whole.files()).map(file => file.path).sort()).toEqual([
        'binary.bin',
        'data/a.csv.dvc',
        'data/deep/b.csv.dvc',
        'dvc.lock',
        'models/one/dvc.yaml',
        'models/two/dvc.yaml',
        'page.md',
      ]);
      const [one] = await (await reader.readTree(url('models/one/'))).files();
      expect(one.path).toBe('dvc.yaml');
      expect(String(await one.content())).toBe('one');
      await expect(
        reader.readTree(url(''), { etag: whole.etag }),
      ).rejects.toMatchObject({ name: 'NotModifiedError' });
    });

    it('says so when a file, a repository or a branch is not there', async () => {
      const notFound = { name: 'NotFoundError' };
      await expect(reader.readUrl(url('nothing'))).rejects.toMatchObject(
        notFound,
      );
      await expect(reader.search(url('**', 'gone'))).rejects.toMatchObject(
        notFound,
      );
      await expect(reader.readTree(url('', 'gone'))).rejects.toMatchObject(
        notFound,
      );
      await expect(
        reader.readTree(`http://${host}/acme/fraud/tree/other/`),
      ).rejects.toMatchObject(notFound);
    });
  });

  describe('kept inside its root', () => {
    it.each([
      '/api/v3/repos/acme/../contents/secret.txt',
      '/api/v3/repos/acme/%2e%2e/contents/secret.txt',
      '/api/v3/repos/acme/..%2f/contents/secret.txt',
      '/api/v3/repos/acme/./contents/fraud/dvc.lock',
      '/api/v3/repos/acme/fraud/contents/../../secret.txt',
      '/api/v3/repos/acme/fraud/contents/..%2f..%2fsecret.txt',
      '/api/v3/repos/acme/fraud/contents//etc/passwd',
      '/acme/fraud/blob/main/../../../secret.txt',
      '/acme/fraud/blob/main/..%2f..%2fsecret.txt',
      '/acme/fraud/tree/main/..%2f..',
      '/acme/..%2f',
      '/acme/sp%20ace',
    ])('refuses %s', async path => {
      const { status, body } = await rawGet(path);
      expect(status).toBe(404);
      expect(body).not.toMatch(/not for anybody|schema|root:/);
    });

    it('does not follow a repository that is a symbolic link', async () => {
      await fs.symlink('/etc', root.resolve('repositories/etc'));
      expect((await rawGet('/acme/etc')).status).toBe(404);
    });
  });

  it('answers with errors in the shape of GitHub', async () => {
    const missing = await rawGet('/api/v3/repos/acme/gone');
    expect(missing.status).toBe(404);
    expect(JSON.parse(missing.body)).toMatchObject({
      message: 'Not Found',
      status: '404',
    });
    const broken = await rawGet('/api/v3/repos/acme/%ff');
    expect(broken.status).toBe(400);
    expect(JSON.parse(broken.body).message).toBe('Bad Request');
  });

  it('shows folders and files to people, as text', async () => {
    const folder = await rawGet('/acme/fraud/tree/main/');
    expect(folder.body).toContain('href="/acme/fraud/tree/main/data/"');
    expect(folder.body).toContain('href="/acme/fraud/blob/main/dvc.lock"');
    const below = await rawGet('/acme/fraud/tree/main/models/one');
    expect(below.body).toContain(
      'href="/acme/fraud/blob/main/models/one/dvc.yaml"',
    );
    const file = await rawGet('/acme/fraud/blob/main/page.md');
    expect(file.status).toBe(200);
    expect(file.body).not.toContain('<script>');
    expect(file.body).toContain('&lt;script&gt;alert(&quot;1&quot;)');
  });

  it('says clearly that its port is taken', async () => {
    const { port } = server.address() as AddressInfo;
    await expect(
      listenOnLoopback(() => {}, port, 'it cannot start'),
    ).rejects.toThrow(`Port ${port} is in use`);
  });
});
