// A real consumer of OpenLineage for the live tests: that of Feast, in the Python environment that Feast's own tests have.
// Marquez is published for Maven, where its newest releases could not be had when this was written.

import {
  howToGetPythonPackages,
  pythonEnvironment,
} from './pythonEnvironments.mjs';

const VERSION = '0.67.0';

export const openlineageVersions = `Feast ${VERSION} as consumer; never with Marquez, which could not be had`;

export const howToGetOpenlineage = howToGetPythonPackages;

/** The Python that has Feast; undefined if it cannot be installed. */
export async function installOpenlineage() {
  const python = await pythonEnvironment({
    name: `feast-${VERSION}`,
    // Its server of REST imports what serves gRPC also where that is turned off.
    requirements: [`feast[grpcio]==${VERSION}`],
  });
  return python && { OPENLINEAGE_PYTHON: python, OPENLINEAGE_VERSION: VERSION };
}
