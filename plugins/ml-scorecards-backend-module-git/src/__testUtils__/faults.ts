import { CollectionError } from 'backstage-plugin-ml-scorecards-node';
import {
  Misbehaviour,
  misbehaviours,
} from 'backstage-plugin-ml-scorecards-node/testUtils';

const {
  drip,
  gigabyte,
  gzipBomb,
  hangUp,
  json,
  loginPage,
  noHttp,
  redirect,
  silence,
  status,
} = misbehaviours;

/** What a host does, how the failure is sorted, and what the owner of a component reads. */
export type Fault = readonly [
  what: string,
  misbehave: Misbehaviour,
  code: CollectionError['code'],
  message: RegExp,
];

const inHalfAnHour = () => String(Math.ceil(Date.now() / 1000) + 1800);
const noneLeft: Misbehaviour = (response, request) =>
  status(
    403,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inHalfAnHour() },
    '{"message": "API rate limit exceeded for user ID 1."}',
  )(response, request);
const tooManyAtOnce = status(
  403,
  { 'retry-after': '60', 'x-ratelimit-remaining': '4000' },
  '{"message": "You have exceeded a secondary rate limit."}',
);
/** As an error page that shows the request. */
const repeatsToken: Misbehaviour = (response, { headers }) =>
  response.writeHead(400).end(`authorization: ${headers.authorization}`);

/** Of the API of a host, which we ask ourselves. */
export const apiFaults: readonly Fault[] =
  // prettier-ignore
  [
    ['never answers', silence, 'timeout', /took longer than/],
    ['drips', drip, 'timeout', /took longer than/],
    ['breaks off', hangUp, 'unavailable', /broke off the connection/],
    ['refuses the token', status(401), 'auth', /refused the portal's credentials \(401\): check the token of its integration/],
    ['forbids', status(403), 'auth', /refused the portal's credentials \(403\)/],
    ['has been asked enough for the hour', noneLeft, 'rate-limited', /too much was asked \(rate limit\). Give its integration a token/],
    ['is asked too much at once', tooManyAtOnce, 'rate-limited', /too much was asked/],
    ['does not know the repository', status(404), 'not-found', /is gone, or the portal may not see it/],
    ['asks for less', status(429), 'rate-limited', /too much was asked/],
    ['asks for less for an hour', status(429, { 'retry-after': '3600' }), 'rate-limited', /too much was asked/],
    ['fails', status(500), 'unavailable', /failed to answer \(500\)/],
    ['repeats the token', repeatsToken, 'misconfigured', /did not accept the request \(400\)/],
    ['shows a login page', loginPage, 'bad-payload', /often a login page/],
    ['cuts its JSON', json('{"sha": "c0f'), 'bad-payload', /is not JSON/],
    ['has another shape', json('{"sha": 1, "id": 1, "tree": {}}'), 'bad-payload', /of another shape/],
    ['sends a gigabyte', gigabyte, 'bad-payload', /answered with more than 16384 kB/],
    ['sends a gigabyte that is packed', gzipBomb, 'bad-payload', /answered with more than 16384 kB/],
    ['speaks no HTTP', noHttp, 'bad-payload', /cannot be read/],
    ['redirects to another host', redirect('https://login.example.com/'), 'misconfigured', /redirects to https:\/\/login\.example\.com, which is not allowed/],
    ['redirects to a link-local address', redirect('http://169.254.169.254/latest/meta-data/'), 'misconfigured', /redirects to http:\/\/169\.254\.169\.254, which is not allowed/],
  ];

/** How long a file may take in tests of hosts that never end: long enough for the other files, on a machine that is busy. */
export const FILE_DEADLINE_MS = 1500;

/** Of files, which Backstage's own URL readers read: as large as they may be, and with few words. */
export const fileFaults: readonly Fault[] =
  // prettier-ignore
  [
    ['never answers', silence, 'timeout', /took longer than 2 s/],
    ['drips', drip, 'timeout', /took longer than 2 s/],
    ['refuses the token', status(401), 'auth', /refused the portal's credentials \(401\)/],
    ['forbids', status(403), 'auth', /refused the portal's credentials/],
    ['asks for less', status(429), 'rate-limited', /too much was asked/],
    ['asks for less for an hour', status(429, { 'retry-after': '3600' }), 'rate-limited', /too much was asked/],
    ['fails', status(500), 'unavailable', /failed \(500\)/],
    ['repeats the token', repeatsToken, 'unavailable', /failed \(400\)/],
    ['shows a login page', loginPage, 'bad-payload', /Is a login page or a proxy in between/],
    ['speaks no HTTP', noHttp, 'unavailable', /could not be reached or failed/],
  ];

/** What GitHub says with a 403, also of files. */
export const githubFileFaults: readonly Fault[] = [
  ...fileFaults,
  [
    'has been asked enough for the hour',
    noneLeft,
    'rate-limited',
    /too much was asked/,
  ],
];
