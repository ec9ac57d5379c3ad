import { createServer } from 'node:http';
import { AddressInfo, Server } from 'node:net';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { close } from '../listenOnLoopback';
import { demoMlflowHost } from './demoMlflowHost';

const recording = 'examples/mlflow.json';

describe('demoMlflowHost', () => {
  const start = (data: {}) =>
    startTestBackend({
      features: [demoMlflowHost, mockServices.rootConfig.factory({ data })],
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
    const backend = await start({ demo: { mlflowHost: { port, recording } } });
    const address = `http://127.0.0.1:${port}/version`;
    expect(await (await fetch(address)).text()).toMatch(/^3\.\d+\.\d+$/);
    await backend.stop();
    await expect(fetch(address)).rejects.toThrow();
  });

  it('says what to do if its port is taken', async () => {
    const { server, port } = await listen();
    await expect(
      start({ demo: { mlflowHost: { port, recording } } }),
    ).rejects.toThrow(
      `Port ${port} is in use, so the demo MLflow cannot start. Stop what runs there, or set demo.mlflowHost.port`,
    );
    await close(server);
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

  it('says which file is not there', async () => {
    await expect(
      start({ demo: { mlflowHost: { port: 1, recording: '/nowhere.json' } } }),
    ).rejects.toThrow('/nowhere.json');
  });
});
