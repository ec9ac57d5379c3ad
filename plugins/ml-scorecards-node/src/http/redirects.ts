import { Verdict } from './failures';

const MAX_REDIRECTS = 5;

/** One request of a chain of redirects. */
export interface Hop {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  /** False once the chain has left the origin for which the credentials are, and for ever. */
  readonly withCredentials: boolean;
}

/** Whether the status sends the client elsewhere. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Where a redirect leads, or why it is not followed. Nothing that a source answers may choose a host. */
export function nextHop(
  from: Hop,
  redirect: { readonly status: number; readonly location: string | null },
  options: {
    readonly hopsBefore: number;
    readonly allowedOrigins: ReadonlySet<string>;
  },
): Hop | Verdict {
  const { status, location } = redirect;
  if (location === null || !URL.canParse(location, from.url.href)) {
    return {
      code: 'bad-payload',
      problem: `answered with a redirect to nowhere (${status})`,
      advice: 'Check that baseUrl leads to the API',
      blames: 'request',
    };
  }
  if (options.hopsBefore >= MAX_REDIRECTS) {
    return {
      code: 'misconfigured',
      problem: `redirects more than ${MAX_REDIRECTS} times`,
      advice: 'Set baseUrl to the address where it ends',
      blames: 'request',
    };
  }
  const url = new URL(location, from.url);
  const refused = (problem: string): Verdict => ({
    code: 'misconfigured',
    problem,
    advice:
      'If this is where people log in, check the credentials; if the source has moved, set baseUrl to the new address',
    blames: 'request',
  });
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refused('redirects to what is no http or https address');
  }
  if (url.username || url.password) {
    return refused('redirects to an address with credentials in it');
  }
  if (!options.allowedOrigins.has(url.origin)) {
    return refused(`redirects to ${url.origin}, which is not allowed`);
  }
  if (from.url.protocol === 'https:' && url.protocol === 'http:') {
    return refused(`redirects to ${url.origin}, which is not encrypted`);
  }
  const stays = url.origin === from.url.origin;
  const method = status === 307 || status === 308 ? from.method : 'GET';
  if (method === 'POST' && !stays) {
    return refused(`redirects a POST to ${url.origin}, where it is not sent`);
  }
  return { url, method, withCredentials: from.withCredentials && stays };
}
