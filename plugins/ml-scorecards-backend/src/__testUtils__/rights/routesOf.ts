import { createRouter } from '../../service/createRouter';

interface Layer {
  readonly route?: { path: string; methods: Record<string, boolean> };
  readonly handle: { stack?: Layer[] };
}

/** All routes of the API, as the router itself has them: `GET /scorecards/:kind/:namespace/:name`. */
export function routesOf(): string[] {
  // Routes are made without asking any of the services, so that anything will do for them.
  const anything: never = new Proxy(() => {}, {
    get: (target, key) =>
      typeof key === 'symbol' || key in target
        ? Reflect.get(target, key)
        : anything,
    apply: () => anything,
  }) as never;
  const routes = ({ stack = [] }: Layer['handle']): string[] =>
    stack.flatMap(({ route, handle }) =>
      // What looks at all requests is no route of its own.
      route && route.path !== '*'
        ? Object.keys(route.methods).map(
            method => `${method.toUpperCase()} ${route.path}`,
          )
        : routes(handle ?? {}),
    );
  return routes(createRouter(anything) as unknown as Layer['handle']);
}
