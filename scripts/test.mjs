// npm test: every test of the repository, from a fresh clone. yarn test: jest, as in any Backstage repository.

import { requireNode } from './lib/nodeVersion.mjs';

requireNode();

const { runScript } = await import('./lib/messages.mjs');
const { runAllTests } = await import('./lib/runAllTests.mjs');
const { runPackageTestsAsAsked } = await import(
  './lib/runPackageTestsAsAsked.mjs'
);
const { setUp } = await import('./lib/setUp.mjs');

const args = process.argv.slice(2);
const byYarn = process.env.npm_config_user_agent?.startsWith('yarn/');

await runScript(async () => {
  if (byYarn) {
    return runPackageTestsAsAsked(
      { node: process.execPath, env: process.env },
      args,
    );
  }
  // `npm test -- some/folder` asks for some of the jest tests, not for everything.
  return args.length > 0
    ? runPackageTestsAsAsked(await setUp(), args)
    : runAllTests();
});
