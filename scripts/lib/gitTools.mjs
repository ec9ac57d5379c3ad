// Real DVC and GTO for the live tests of the Git collector.

import { join } from 'node:path';
import {
  howToGetPythonPackages,
  pythonEnvironment,
} from './pythonEnvironments.mjs';

const DVC = '3.67.1';
const GTO = '1.10.1';

export const gitToolsVersions = `DVC ${DVC}, GTO ${GTO}`;

export const howToGetGitTools = howToGetPythonPackages;

/** Where their programs are; undefined if they cannot be installed. */
export async function installGitTools() {
  const python = await pythonEnvironment({
    name: `dvc-${DVC}`,
    requirements: [`dvc==${DVC}`, `gto==${GTO}`],
  });
  return python && { GIT_TOOLS: join(python, '..') };
}
