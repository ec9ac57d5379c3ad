// A real Feast with its registry server, for the live tests, in a Python environment of its own.

import {
  howToGetPythonPackages,
  pythonEnvironment,
} from './pythonEnvironments.mjs';

const VERSION = '0.67.0';

export const feastVersions = `Feast ${VERSION}`;

/**
 * Its server of REST imports what serves gRPC also where that is turned off, and does not start with newer FastAPI. Its
 * integration with MLflow needs a client of that, here with a database of its own, and no server.
 */
const REQUIREMENTS = [
  `feast[grpcio]==${VERSION}`,
  'fastapi<0.141',
  'mlflow-skinny==3.17.2',
  'alembic',
];

export const howToGetFeast = howToGetPythonPackages;

/** The Python that has Feast; undefined if it cannot be installed. */
export async function installFeast() {
  const python = await pythonEnvironment({
    name: `feast-${VERSION}`,
    requirements: REQUIREMENTS,
  });
  return python && { FEAST_PYTHON: python, FEAST_VERSION: VERSION };
}
