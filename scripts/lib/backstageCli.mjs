import { join } from 'node:path';
import { root } from './paths.mjs';

export const backstageCli = join(
  root,
  'node_modules',
  '@backstage',
  'cli',
  'bin',
  'backstage-cli',
);
