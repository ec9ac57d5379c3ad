// yarn docs:permissions: puts the tables of rights that tests assert into docs/permissions.md. A test compares.

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
// The sources of the plugin are TypeScript.
require('@backstage/cli/config/nodeTransform.cjs');
const {
  RIGHTS_PAGE,
  withMadeParts,
} = require('../plugins/ml-scorecards-backend/src/__testUtils__/rights/rightsPage');

await writeFile(
  RIGHTS_PAGE,
  withMadeParts(await readFile(RIGHTS_PAGE, 'utf8')),
);
