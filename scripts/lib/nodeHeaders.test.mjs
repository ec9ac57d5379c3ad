import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chooseNodeDir, headersMajor } from './nodeHeaders.mjs';

const folder = mkdtempSync(join(tmpdir(), 'node-headers-'));
after(() => rmSync(folder, { recursive: true }));

function headersOf(major) {
  const home = join(folder, String(major));
  mkdirSync(join(home, 'include', 'node'), { recursive: true });
  writeFileSync(
    join(home, 'include', 'node', 'node_version.h'),
    `#define NODE_MAJOR_VERSION ${major}\n#define NODE_MINOR_VERSION 1\n`,
  );
  return home;
}
const headers20 = headersOf(20);
const headers22 = headersOf(22);

test('the major version is read from the headers', () => {
  assert.equal(headersMajor(headers22), 22);
  assert.equal(headersMajor(folder), undefined);
  assert.equal(headersMajor(undefined), undefined);
});

test('inherited headers are kept when they fit the Node that will run', () => {
  const own = headersOf(22);
  assert.equal(
    chooseNodeDir({ inherited: headers22, nodeMajor: 22, folders: [own] }),
    headers22,
  );
});

test('inherited headers of another Node give way to those that fit', () => {
  assert.equal(
    chooseNodeDir({
      inherited: headers20,
      nodeMajor: 22,
      folders: [folder, headers22],
    }),
    headers22,
  );
});

test('without headers that fit none are named, so that node-gyp gets them', () => {
  assert.equal(
    chooseNodeDir({ inherited: headers20, nodeMajor: 22, folders: [folder] }),
    undefined,
  );
});
