import { ResponseError } from '@backstage/errors';
import {
  EvaluateResponse,
  GivenFacts,
  MlScorecardsClient,
} from 'backstage-plugin-ml-scorecards-common';
import { GateOptions } from './GateOptions';
import { Terminal, UntoldError, UsageError } from './Terminal';

/** Asks the portal how a component stands with some facts. */
export async function askPortal(
  options: Pick<
    GateOptions,
    'baseUrl' | 'entityRef' | 'tokenEnv' | 'timeoutMs'
  > & {
    facts: GivenFacts;
    token: string | undefined;
    terminal: Terminal;
  },
): Promise<EvaluateResponse> {
  const { baseUrl, entityRef, facts, timeoutMs } = options;
  const client = new MlScorecardsClient({
    discoveryApi: { getBaseUrl: async id => `${baseUrl}/api/${id}` },
    fetchApi: {
      fetch: (url, init) => fetchWithToken(url, init, options),
    },
  });
  try {
    return await client.evaluate(
      { entityRef, facts },
      { signal: AbortSignal.timeout(timeoutMs) },
    );
  } catch (error) {
    throw explained(error as Error, options);
  }
}

/** Follows no redirect: the token is for the portal, and for nobody to whom that may point. */
async function fetchWithToken(
  url: RequestInfo | URL,
  init: RequestInit | undefined,
  { baseUrl, token, terminal }: Parameters<typeof askPortal>[0],
): Promise<Response> {
  const headers = new Headers(init?.headers);
  if (token) {
    headers.set('authorization', `Bearer ${token}`);
  }
  const response = await terminal.fetch(url, {
    ...init,
    headers,
    redirect: 'manual',
  });
  if (response.status >= 300 && response.status < 400) {
    const location = response.headers.get('location') ?? '';
    const target = URL.canParse(location, baseUrl)
      ? ` to ${new URL(location, baseUrl).origin}`
      : '';
    throw new UntoldError(
      `${baseUrl} leads on${target}, where the token is not sent. Give the address of the portal's backend itself.`,
    );
  }
  return response;
}

function explained(
  error: Error,
  { baseUrl, token, tokenEnv, timeoutMs }: Parameters<typeof askPortal>[0],
): Error {
  if (error instanceof UntoldError) {
    return error;
  }
  if (error instanceof ResponseError) {
    const said = error.body.error.message;
    switch (error.statusCode) {
      case 400:
      case 413:
        return new UsageError(`${baseUrl} refused: ${said}`);
      case 401:
        return new UntoldError(
          token
            ? `${baseUrl} does not take the token in ${tokenEnv}: ${said}`
            : `${baseUrl} wants a token, and the variable ${tokenEnv} holds none.`,
        );
      case 404:
        return new UntoldError(
          `${said}, or the token in ${tokenEnv} may not read it, or ${baseUrl} is not the portal's backend.`,
        );
      default:
        return new UntoldError(
          `${baseUrl} answered with ${error.statusCode}: ${said}`,
        );
    }
  }
  if (error.name === 'TimeoutError') {
    return new UntoldError(
      `${baseUrl} did not answer within ${timeoutMs / 1000} seconds.`,
    );
  }
  // By name: not every runtime and bundle has the same classes.
  if (['SyntaxError', 'ZodError', '$ZodError'].includes(error.name)) {
    return new UntoldError(
      `${baseUrl} answered with something else than a scorecard. Is it the portal's backend, and of this version?`,
    );
  }
  const { cause } = error as { cause?: { message?: string; code?: string } };
  return new UntoldError(
    `${baseUrl} cannot be asked: ${
      cause?.message || cause?.code || error.message
    }`,
  );
}
