// A real Evidently with its server, for the live tests, in a Python environment of its own.

import {
  howToGetPythonPackages,
  pythonEnvironment,
} from './pythonEnvironments.mjs';

const VERSION = '0.7.23';

export const evidentlyVersions = `Evidently ${VERSION}`;

export const howToGetEvidently = howToGetPythonPackages;

/** The Python that has Evidently; undefined if it cannot be installed. */
export async function installEvidently() {
  const python = await pythonEnvironment({
    name: `evidently-${VERSION}`,
    // It cannot be imported with the next Pandas, and does not say so.
    requirements: [`evidently==${VERSION}`, 'pandas<3'],
  });
  return python && { EVIDENTLY_PYTHON: python, EVIDENTLY_VERSION: VERSION };
}
