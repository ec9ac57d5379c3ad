import { UserError } from './messages.mjs';
import { isPortFree, portInUseMessage } from './ports.mjs';

const known = [
  { name: 'page', port: 3000, purpose: 'the page', variable: 'PORTAL_PORT' },
  {
    name: 'backend',
    port: 7007,
    purpose: 'the backend',
    variable: 'PORTAL_BACKEND_PORT',
  },
  // The demo names these ports in its addresses, so they cannot be others.
  {
    name: 'demo',
    port: 7117,
    purpose: "the demo's repositories",
    variable: undefined,
  },
  {
    name: 'mlflow',
    port: 7118,
    purpose: "the demo's MLflow",
    variable: undefined,
  },
  {
    name: 'prometheus',
    port: 7119,
    purpose: "the demo's Prometheus",
    variable: undefined,
  },
  {
    name: 'openlineage',
    port: 7120,
    purpose: "the demo's lineage server",
    variable: undefined,
  },
  {
    name: 'feast',
    port: 7121,
    purpose: "the demo's Feast",
    variable: undefined,
  },
  {
    name: 'evidently',
    port: 7122,
    purpose: "the demo's Evidently",
    variable: undefined,
  },
];

/** What the demo stands in for listens there. */
export const demoPorts = known
  .filter(({ variable }) => variable === undefined)
  .map(({ port }) => port);

function portFrom(env, { variable, port }) {
  const value = variable && env[variable];
  if (!value) {
    return port;
  }
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 65535) {
    throw new UserError(
      `${variable}=${value} is not a port: use a number between 1 and 65535.`,
    );
  }
  return number;
}

/** The ports that the portal will use: the usual ones, or what the environment asks for. */
export function portalPorts(env) {
  return Object.fromEntries(
    known.map(entry => [entry.name, portFrom(env, entry)]),
  );
}

/** The configuration that goes with ports other than the usual ones, in Backstage's own way. */
export function portSettings({ page, backend }) {
  const settings = {};
  if (page !== 3000) {
    settings.APP_CONFIG_app_baseUrl = `http://localhost:${page}`;
    settings.APP_CONFIG_backend_cors_origin = `http://localhost:${page}`;
  }
  if (backend !== 7007) {
    settings.APP_CONFIG_backend_baseUrl = `http://localhost:${backend}`;
    settings.APP_CONFIG_backend_listen_port = String(backend);
  }
  return settings;
}

export async function requireFreePorts(ports) {
  for (const { name, purpose, variable } of known) {
    if (!(await isPortFree(ports[name]))) {
      throw new UserError(
        portInUseMessage({ port: ports[name], purpose, variable }),
      );
    }
  }
}
