import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stampOf } from './installStamp.mjs';

const installed = {
  lockfile: 'lock',
  settings: 'nodeLinker: node-modules',
  packages: {
    '.': { name: 'root', dependencies: { a: '1' }, scripts: { start: 'x' } },
    'plugins/one': { name: 'one' },
  },
  nodeMajor: 22,
  platform: 'linux-x64',
};

test('the same inputs give the same stamp, in whatever order they were read', () => {
  const { '.': root, 'plugins/one': one } = installed.packages;
  const other = { ...installed, packages: { 'plugins/one': one, '.': root } };
  assert.equal(stampOf(other), stampOf(installed));
});

test('an edited script needs no new installation', () => {
  const packages = structuredClone(installed.packages);
  packages['.'].scripts.start = 'y';
  assert.equal(stampOf({ ...installed, packages }), stampOf(installed));
});

const changes = {
  'another lockfile': { lockfile: 'other' },
  'other settings of yarn': { settings: 'nodeLinker: pnp' },
  'another Node': { nodeMajor: 24 },
  'another platform': { platform: 'darwin-arm64' },
  'another dependency': {
    packages: {
      ...installed.packages,
      'plugins/one': { name: 'one', dependencies: { b: '2' } },
    },
  },
  'another package': {
    packages: { ...installed.packages, 'plugins/two': { name: 'two' } },
  },
};
for (const [what, change] of Object.entries(changes)) {
  test(`${what} needs a new installation`, () => {
    assert.notEqual(stampOf({ ...installed, ...change }), stampOf(installed));
  });
}
