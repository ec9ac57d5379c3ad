// yarn docs:sources: writes docs/sources.md from the definitions and the live tests. A test compares.

import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';

const require = createRequire(import.meta.url);
// The sources of the plugins are TypeScript.
require('@backstage/cli/config/nodeTransform.cjs');
const { readFedFacts } = require('../test/sources/readFedFacts');
const { checkSources, sourcesPage } = require('../test/sources/sourcesPage');

await writeFile(
  join(root, 'docs', 'sources.md'),
  sourcesPage(await checkSources(await readFedFacts())),
);
