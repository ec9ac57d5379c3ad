import assert from 'node:assert/strict';
import { test } from 'node:test';
import { childEnvironment } from './environment.mjs';

test('what npm says about itself is not passed on, and its settings are', () => {
  const env = childEnvironment(
    {
      PATH: '/somewhere/bin',
      HOME: '/home/somebody',
      npm_lifecycle_event: 'start',
      npm_package_name: 'root',
      npm_config_user_agent: 'npm/11',
      npm_config_nodedir: '/headers/of/another/node',
      npm_config_https_proxy: 'proxy',
    },
    { binFolders: ['/toolchain/bin'], nodeDir: undefined },
  );
  assert.deepEqual(env, {
    PATH: '/toolchain/bin:/somewhere/bin',
    HOME: '/home/somebody',
    npm_config_https_proxy: 'proxy',
  });
});

test("yarn uses npm's registry, unless it was given one", () => {
  const options = { binFolders: [], nodeDir: '/headers' };
  const npms = { npm_config_registry: 'https://registry.example' };
  assert.equal(
    childEnvironment(npms, options).YARN_NPM_REGISTRY_SERVER,
    'https://registry.example',
  );
  assert.equal(
    childEnvironment(
      { ...npms, YARN_NPM_REGISTRY_SERVER: 'https://other.example' },
      options,
    ).YARN_NPM_REGISTRY_SERVER,
    'https://other.example',
  );
});
