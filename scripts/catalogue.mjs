// yarn docs:catalogue: writes docs/catalogue from the definitions. A test compares.

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
// The sources of the plugin are TypeScript.
require('@backstage/cli/config/nodeTransform.cjs');
const {
  writeCatalogue,
} = require('../plugins/ml-scorecards-backend/src/catalogue/writeCatalogue');

const pages = await writeCatalogue(
  fileURLToPath(new URL('../docs/catalogue', import.meta.url)),
);
console.log(`${pages} pages`);
