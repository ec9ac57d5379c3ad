import limiterFactory from 'p-limit';

const REQUESTS_PER_HOST = 4;

/** Shared by all clients of the process: two instances on one host must not double what the host gets. */
const limiters = new Map<string, limiterFactory.Limit>();

/** Runs requests to a host, a few at a time. There are as many hosts as the configuration names. */
export function requestsTo(host: string): limiterFactory.Limit {
  const known = limiters.get(host);
  if (known) return known;
  const created = limiterFactory(REQUESTS_PER_HOST);
  limiters.set(host, created);
  return created;
}
