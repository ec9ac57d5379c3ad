import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portSettings, portalPorts } from './portalPorts.mjs';

test('the usual ports need no settings', () => {
  const ports = portalPorts({});
  assert.deepEqual(ports, {
    page: 3000,
    backend: 7007,
    demo: 7117,
    mlflow: 7118,
    prometheus: 7119,
    openlineage: 7120,
    feast: 7121,
    evidently: 7122,
  });
  assert.deepEqual(portSettings(ports), {});
});

test('other ports become configuration of Backstage', () => {
  const ports = portalPorts({
    PORTAL_PORT: '3001',
    PORTAL_BACKEND_PORT: '7008',
  });
  assert.deepEqual(portSettings(ports), {
    APP_CONFIG_app_baseUrl: 'http://localhost:3001',
    APP_CONFIG_backend_cors_origin: 'http://localhost:3001',
    APP_CONFIG_backend_baseUrl: 'http://localhost:7008',
    APP_CONFIG_backend_listen_port: '7008',
  });
});

test('what is no port is refused', () => {
  for (const value of ['http', '0', '70000', '3000.5']) {
    assert.throws(() => portalPorts({ PORTAL_PORT: value }), /is not a port/);
  }
});
