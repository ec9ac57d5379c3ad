import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { freePort, isPortFree, portInUseMessage } from './ports.mjs';

test('a port is taken while somebody listens on any address, and free after', async () => {
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    const port = await freePort();
    const server = createServer().listen({ port, host });
    await once(server, 'listening');
    assert.equal(await isPortFree(port), false, host);
    server.close();
    await once(server, 'close');
    assert.equal(await isPortFree(port), true, host);
  }
});

test('the message names the port, its purpose and the way out', () => {
  assert.equal(
    portInUseMessage({
      port: 7007,
      purpose: 'the backend',
      variable: 'PORTAL_BACKEND_PORT',
    }),
    'Port 7007 (the backend) is in use: stop the program that uses it, or choose another port: PORTAL_BACKEND_PORT=7008 npm start.',
  );
  assert.equal(
    portInUseMessage({ port: 7117, purpose: "the demo's repositories" }),
    "Port 7117 (the demo's repositories) is in use: stop the program that uses it and run the same command again.",
  );
});
