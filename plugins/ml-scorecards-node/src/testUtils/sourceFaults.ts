import { CollectionError } from 'backstage-plugin-ml-scorecards-node';
import { Misbehaviour, misbehaviours } from './misbehaviours';

/**
 * What a server does, how the failure is sorted, and what the owner of a component reads.
 *
 * @public
 */
export type SourceFault = readonly [
  what: string,
  misbehaviour: Misbehaviour,
  code: CollectionError['code'],
  message: RegExp,
];

/**
 * Options of {@link sourceFaults}.
 *
 * @public
 */
export interface SourceFaultsOptions {
  /** The beginning of an answer in JSON. */
  readonly cutJson: string;
  /** JSON that is no answer. */
  readonly otherJson: string;
  /** After how many seconds an answer is given up: 10. */
  readonly deadlineSeconds?: number;
  /** How a source tells what others tell in other words, by what the server does; none where it does not fail then. */
  readonly instead?: Readonly<Record<string, SourceFault[3] | undefined>>;
  /** What only this source can do. */
  readonly also?: readonly SourceFault[];
}

const { body, drip, gigabyte, gzipBomb, hangUp, json, noHttp } = misbehaviours;
const { redirect, silence, status } = misbehaviours;

/** Says the token that it was sent, as error pages do that show the request. */
const repeatsToken: Misbehaviour = (response, { headers }) =>
  response.writeHead(400).end(`authorization: ${headers.authorization}`);

/**
 * How any source with servers may fail, as `SourceHttpClient` tells it.
 *
 * @public
 */
export function sourceFaults(options: SourceFaultsOptions): SourceFault[] {
  const { cutJson, otherJson, deadlineSeconds = 10, also = [] } = options;
  const { instead = {} } = options;
  const tooLong = new RegExp(`took longer than ${deadlineSeconds} s`);
  // prettier-ignore
  const common: readonly SourceFault[] = [
    ['breaks off', hangUp, 'unavailable', /broke off the connection/],
    ['speaks no HTTP', noHttp, 'bad-payload', /answered with something that cannot be read/],
    ['never answers', silence, 'timeout', tooLong],
    ['drips', drip, 'timeout', tooLong],
    ['refuses the token', status(401), 'auth', /refused the portal's credentials \(401\)/],
    ['forbids', status(403), 'auth', /does not let the portal read this \(403\)/],
    ['is elsewhere', status(404, {}, '<h1>Not found</h1>'), 'not-found', /or else baseUrl/],
    ['asks for less', status(429), 'rate-limited', /too much was asked \(429\)/],
    ['asks for less for an hour', status(429, { 'retry-after': '3600' }), 'rate-limited', /too much was asked \(429\)/],
    ['does not understand', status(422), 'misconfigured', /did not accept the request \(422\)/],
    ['fails', status(500), 'unavailable', /failed to answer \(500\)/],
    ['repeats the token', repeatsToken, 'misconfigured', /did not accept the request \(400\)/],
    ['shows a login page', body('text/html', '<!doctype html><title>Log in</title>'), 'bad-payload', /a web page, which is often a login page/],
    ['cuts its JSON', json(cutJson), 'bad-payload', /is not JSON/],
    ['has another shape', json(otherJson), 'bad-payload', /of another shape/],
    ['sends a gigabyte', gigabyte, 'bad-payload', /more than 16384 kB/],
    ['sends a gigabyte in a small archive', gzipBomb, 'bad-payload', /more than 16384 kB/],
    ['sends people to another host', redirect('https://login.example.com/'), 'misconfigured', /redirects to https:\/\/login\.example\.com/],
    ['redirects to a link-local address', redirect('http://169.254.169.254/latest/meta-data/'), 'misconfigured', /redirects to http:\/\/169\.254\.169\.254, which is not allowed/],
  ];
  const told = common.flatMap<SourceFault>(
    ([what, misbehaviour, code, usual]) => {
      const message = what in instead ? instead[what] : usual;
      return message ? [[what, misbehaviour, code, message]] : [];
    },
  );
  return [...told, ...also];
}
