import { createServer } from 'node:http';
import { AddressInfo, Server } from 'node:net';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { close } from '../listenOnLoopback';
import { demoRecordedHosts } from './demoRecordedHosts';

const recording = 'examples/recordings/openlineage.json';

describe('demoRecordedHosts', () => {
  const start = (data: {}) =>
    startTestBackend({
      features: [demoRecordedHosts, mockServices.rootConfig.factory({ data })],
    });

  async function listen() {
    const server = createServer();
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return { server, port: (server.address() as AddressInfo).port };
  }

  it('answers until the backend stops', async () => {
    const { server, port } = await listen();
    await close(server);
    const backend = await start({
      demo: { recordedHosts: { openlineage: { port, recording } } },
    });
    const address = `http://127.0.0.1:${port}/api/v1/lineage/openlineage/graph?limit=1`;
    const { edges } = await (await fetch(address)).json();
    expect(edges.length).toBeGreaterThan(10);
    await backend.stop();
    await expect(fetch(address)).rejects.toThrow();
  });

  it('says what to do if its port is taken', async () => {
    const { server, port } = await listen();
    await expect(
      start({ demo: { recordedHosts: { openlineage: { port, recording } } } }),
    ).rejects.toThrow(
      `Port ${port} is in use, so the demo's lineage server cannot start. Stop what runs there, or set demo.recordedHosts.openlineage.port`,
    );
    await close(server);
  });

  it('knows which servers it can stand in for', async () => {
    await expect(
      start({ demo: { recordedHosts: { jenkins: { port: 1, recording } } } }),
    ).rejects.toThrow(
      'demo.recordedHosts.jenkins: there is only evidently, feast, openlineage, prometheus',
    );
  });

  it('does nothing in a portal that is not a demo', async () => {
    const listening = jest.spyOn(Server.prototype, 'listen');
    const backend = await start({});
    expect(listening).not.toHaveBeenCalledWith(
      expect.anything(),
      '127.0.0.1',
      expect.anything(),
    );
    await backend.stop();
  });
});
