import { createServer } from 'node:http';
import { AddressInfo, Server } from 'node:net';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { demoGitHost } from './demoGitHost';
import { close } from '../listenOnLoopback';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await close(server);
  return port;
}

describe('demoGitHost', () => {
  const root = createMockDirectory({
    content: { fraud: { 'dvc.lock': 'schema: "2.0"' } },
  });
  const start = (data: {}) =>
    startTestBackend({
      features: [demoGitHost, mockServices.rootConfig.factory({ data })],
    });

  it('serves the configured folder until the backend stops', async () => {
    const port = await freePort();
    const backend = await start({
      demo: { gitHost: { port, root: root.path } },
    });
    const address = `http://127.0.0.1:${port}/acme/fraud`;
    expect((await fetch(address)).status).toBe(200);
    await backend.stop();
    await expect(fetch(address)).rejects.toThrow();
  });

  it('serves the repositories of this project, found from its root', async () => {
    const port = await freePort();
    const backend = await start({
      demo: { gitHost: { port, root: 'examples/repositories' } },
    });
    const response = await fetch(
      `http://127.0.0.1:${port}/api/v3/repos/acme/fraud-detector/contents/.dvc/config?ref=main`,
    );
    expect(await response.text()).toContain('s3://acme-dvc/fraud-detector');
    await backend.stop();
  });

  it('does nothing in a portal that is not a demo', async () => {
    const listen = jest.spyOn(Server.prototype, 'listen');
    const backend = await start({});
    expect(listen).not.toHaveBeenCalledWith(
      expect.anything(),
      '127.0.0.1',
      expect.anything(),
    );
    await backend.stop();
  });

  it('says which folder is not there', async () => {
    await expect(
      start({ demo: { gitHost: { port: 1, root: '/nowhere' } } }),
    ).rejects.toThrow('demo.gitHost.root is not a folder: /nowhere');
  });
});
