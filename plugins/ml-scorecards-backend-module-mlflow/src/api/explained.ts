import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';

/** What is read, as people call it. */
export interface Wanted {
  /** Such as "the registered model churn". */
  readonly what: string;
  /** What the portal's user needs a permission on, if that is something else. */
  readonly on?: string;
  /** MLflow lets everybody list them whom it knows, and leaves out what is not for them. */
  readonly isList?: boolean;
}

/** Says what to do about what MLflow says itself, for those that run it. Of other failures the client says enough. */
export function explained(
  failure: unknown,
  { what, on = 'it', isList = false }: Wanted,
  configKey: string,
): unknown {
  if (!(failure instanceof CollectionFailure)) return failure;
  const { status, body = '' } = failure;
  if (/^invalid host header/i.test(body)) {
    // Since 3.5, MLflow answers only to hosts that it was told about: it says so, but not how to tell it.
    return new CollectionFailure({
      code: 'misconfigured',
      message: `MLflow does not know itself by the host of baseUrl (${status}, invalid Host header). Start it with that host, and the port if there is one, in --allowed-hosts, or set baseUrl to a host that it knows (${configKey} in app-config.yaml).`,
    });
  }
  // Basic authentication says just this, also of what does not exist. A proxy says something else.
  if (status !== 403 || !/^\s*permission denied\s*$/i.test(body)) {
    return failure;
  }
  if (isList) {
    // Without its status, since it is no refusal of the list alone.
    return new CollectionFailure({
      code: 'auth',
      message: `MLflow does not let the portal list ${what} (403), as it lets everybody whom it knows. Check that baseUrl has the static prefix of the server, if there is one, and that the user may use the workspace, if there are any (${configKey} in app-config.yaml).`,
    });
  }
  return new CollectionFailure(
    {
      code: 'auth',
      message: `MLflow does not let the portal read ${what} (403). Give the user of ${configKey}.auth the permission READ on ${on}. MLflow says the same of what does not exist.`,
    },
    { status, body },
  );
}
