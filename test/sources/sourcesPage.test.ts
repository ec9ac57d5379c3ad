import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { liveSources } from '../../scripts/lib/liveSources.mjs';
import { readFedFacts } from './readFedFacts';
import { CheckSources, checkSources, isFed, sourcesPage } from './sourcesPage';

const DOCS = join(__dirname, '../../docs');

describe('the sources', () => {
  let checks: CheckSources[];

  before(async () => {
    checks = await checkSources(await readFedFacts());
  });

  test('feed every check, each in a live test', () => {
    assert.ok(checks.length > 40);
    assert.deepEqual(
      checks.filter(check => !isFed(check)).map(({ id, ways }) => [id, ways]),
      [],
    );
  });

  test('have a page each', () => {
    for (const { name } of liveSources) {
      assert.ok(existsSync(join(DOCS, 'sources', `${name}.md`)), name);
    }
  });

  test('are in docs/sources.md as they are', () => {
    assert.equal(
      readFileSync(join(DOCS, 'sources.md'), 'utf8'),
      sourcesPage(checks),
      'Run: yarn docs:sources',
    );
  });
});
