// Real MLflow servers for the live tests: each version in a Python environment of its own.

import {
  howToGetPythonPackages,
  pythonEnvironment,
} from './pythonEnvironments.mjs';

/**
 * The newest of each major version that can be installed: 3.18.0 asks for a mlflow-skinny that was never published. 2.22
 * takes any SQLAlchemy, and does not start with 2.1.
 */
const VERSIONS = [
  { major: 3, version: '3.17.2', requirements: ['mlflow[auth]==3.17.2'] },
  {
    major: 2,
    version: '2.22.5',
    requirements: ['mlflow[auth]==2.22.5', 'sqlalchemy<2.1'],
  },
];

export const mlflowVersions = VERSIONS.map(
  ({ version }) => `MLflow ${version}`,
).join(', ');

export const howToGetMlflow = howToGetPythonPackages;

/** The Python of each version by its major number; undefined if one of them cannot be installed. */
export async function installMlflow() {
  const pythons = {};
  for (const { major, version, requirements } of VERSIONS) {
    const python = await pythonEnvironment({
      name: `mlflow-${version}`,
      requirements,
    });
    if (!python) {
      return undefined;
    }
    pythons[major] = python;
  }
  return { MLFLOW_PYTHONS: JSON.stringify(pythons) };
}
