import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  evidentlyVersions,
  howToGetEvidently,
  installEvidently,
} from './evidently.mjs';
import {
  gitToolsVersions,
  howToGetGitTools,
  installGitTools,
} from './gitTools.mjs';
import { howToGetMlflow, installMlflow, mlflowVersions } from './mlflow.mjs';
import {
  howToGetOpenlineage,
  installOpenlineage,
  openlineageVersions,
} from './openlineage.mjs';
import { feastVersions, howToGetFeast, installFeast } from './feast.mjs';
import { root } from './paths.mjs';
import {
  howToGetPrometheus,
  installPrometheus,
  prometheusVersions,
} from './prometheus.mjs';

/**
 * The systems that collectors are tested against for real, in the versions `triedWith`. `install` gives the environment that the tests in `folder`
 * find the system by; undefined where it cannot be had.
 */
export const liveSources = [
  {
    name: 'evidently',
    title: 'Evidently',
    triedWith: evidentlyVersions,
    folder: join(root, 'test', 'live', 'evidently'),
    howTo: howToGetEvidently,
    install: installEvidently,
  },
  {
    name: 'feast',
    title: 'Feast',
    triedWith: feastVersions,
    folder: join(root, 'test', 'live', 'feast'),
    howTo: howToGetFeast,
    install: installFeast,
  },
  {
    name: 'git',
    title: 'DVC and GTO',
    triedWith: gitToolsVersions,
    folder: join(root, 'test', 'live', 'git'),
    howTo: howToGetGitTools,
    install: installGitTools,
  },
  {
    name: 'mlflow',
    title: 'MLflow',
    triedWith: mlflowVersions,
    folder: join(root, 'test', 'live', 'mlflow'),
    howTo: howToGetMlflow,
    install: installMlflow,
  },
  {
    name: 'openlineage',
    title: 'Feast, as a consumer of OpenLineage',
    triedWith: openlineageVersions,
    folder: join(root, 'test', 'live', 'openlineage'),
    howTo: howToGetOpenlineage,
    install: installOpenlineage,
  },
  {
    name: 'prometheus',
    title: 'Prometheus',
    triedWith: prometheusVersions,
    folder: join(root, 'test', 'live', 'prometheus'),
    howTo: howToGetPrometheus,
    install: installPrometheus,
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
