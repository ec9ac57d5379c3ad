import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { howToGetFeast, installFeast } from './feast.mjs';
import { howToGetGitTools, installGitTools } from './gitTools.mjs';
import { howToGetMlflow, installMlflow } from './mlflow.mjs';
import { root } from './paths.mjs';

/**
 * The systems that collectors are tested against for real. `install` gives the environment that the tests in `folder`
 * find the system by; undefined where it cannot be had.
 */
export const liveSources = [
  {
    name: 'feast',
    title: 'Feast',
    folder: join(root, 'test', 'live', 'feast'),
    howTo: howToGetFeast,
    install: installFeast,
  },
  {
    name: 'git',
    title: 'DVC and GTO',
    folder: join(root, 'test', 'live', 'git'),
    howTo: howToGetGitTools,
    install: installGitTools,
  },
  {
    name: 'mlflow',
    title: 'MLflow',
    folder: join(root, 'test', 'live', 'mlflow'),
    howTo: howToGetMlflow,
    install: installMlflow,
  },
];

export function liveTestFiles({ folder }) {
  return readdirSync(folder)
    .filter(name => name.endsWith('.test.ts'))
    .map(name => join(folder, name));
}

/** How many there are at least, to be told when they cannot run. */
export function countLiveTests(source) {
  return liveTestFiles(source)
    .map(file => readFileSync(file, 'utf8'))
    .reduce((sum, text) => sum + (text.match(/^ *test\(/gm) ?? []).length, 0);
}
