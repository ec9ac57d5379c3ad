import {
  AuthenticationError,
  ForwardedError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { CollectionFailure } from '../CollectionFailure';
import { hostFailure, notOfItsApi, readingTookTooLong } from './hostFailures';

const judged = (thrown: unknown) =>
  hostFailure(thrown, {
    what: 'the report drift.json',
    whenGone: 'The report drift.json is gone.',
    configKey: 'mlScorecards.toy',
  });

/** As URL readers say it: the whole address, and what was answered. */
const answered = (status: string) =>
  new Error(
    `https://host/drift.json?token=secret could not be read, ${status}`,
  );

const named = (name: string, message = 'token=secret') =>
  Object.assign(new Error(message), { name });

describe('hostFailure', () => {
  it.each([
    [
      'a host that is not configured',
      new NotAllowedError('Reading token=secret is not allowed'),
      'misconfigured',
      /^The portal may not read the report drift\.json: .*backend\.reading\.allow/,
    ],
    [
      'the same in words',
      new Error('token=secret: see backend.reading.allow'),
      'misconfigured',
      /may not read/,
    ],
    [
      'what is not there',
      new NotFoundError('token=secret'),
      'not-found',
      /^The report drift\.json is gone\.$/,
    ],
    ['a 404', answered('404 Not Found'), 'not-found', /is gone/],
    ['a 410', answered('410'), 'not-found', /is gone/],
    [
      'a 429',
      answered('429 Too Many Requests'),
      'rate-limited',
      /too much was asked \(rate limit\)\. .*\(mlScorecards\.toy\.interval\)/,
    ],
    [
      'a rate limit in words',
      answered('403 rate limit exceeded'),
      'rate-limited',
      /too much was asked/,
    ],
    [
      'a refusal',
      new AuthenticationError('token=secret'),
      'auth',
      /^The host of the report drift\.json refused the portal's credentials: check/,
    ],
    [
      'what Google has not',
      Object.assign(new Error('No such object: secret'), { code: 404 }),
      'not-found',
      /is gone/,
    ],
    [
      'what Azure has not',
      new ForwardedError(
        'Could not retrieve file from Azure Blob Storage',
        Object.assign(new Error('secret'), { statusCode: 404 }),
      ),
      'not-found',
      /is gone/,
    ],
    [
      'what AWS refuses',
      new ForwardedError(
        'Could not retrieve file from S3',
        Object.assign(named('AccessDenied'), {
          $metadata: { httpStatusCode: 403 },
        }),
      ),
      'auth',
      /credentials \(403\):/,
    ],
    ['a 401', answered('401 Unauthorized'), 'auth', /credentials \(401\):/],
    ['a 403', answered('403: no'), 'auth', /credentials \(403\):/],
    [
      'JSON that is none',
      named('SyntaxError'),
      'bad-payload',
      /something else than its API does/,
    ],
    [
      'an archive that is none',
      named('ZlibError'),
      'bad-payload',
      /something else than its API does/,
    ],
    [
      'an address that its host does not know',
      new Error('Incorrect URL: token=secret'),
      'misconfigured',
      /does not understand its address/,
    ],
    ['a host that fails', answered('502 Bad'), 'unavailable', /failed \(502\)/],
    [
      'a host that is down',
      Object.assign(answered('x'), { code: 'ECONNREFUSED' }),
      'unavailable',
      /failed \(ECONNREFUSED\)/,
    ],
    [
      'a host that is down, of the built-in fetch',
      new Error('secret', { cause: { code: 'ENOTFOUND' } }),
      'unavailable',
      /failed \(ENOTFOUND\)/,
    ],
    [
      'a code that is a text of the host',
      Object.assign(answered('x'), { code: 'token=secret' }),
      'unavailable',
      /failed\. It is tried again/,
    ],
    ['what is no error', 'secret', 'unavailable', /failed\./],
  ])('sorts %s, and repeats nothing', (_, thrown, code, message) => {
    const { error } = judged(thrown);
    expect(error).toEqual({ code, message: expect.stringMatching(message) });
    expect(error.message).not.toContain('secret');
  });

  it.each([
    ['not-found', 404, /is gone/],
    ['rate-limited', 403, /Give its integration a token/],
    ['auth', 401, /credentials \(401\): check the token of its integration/],
    ['unavailable', 502, /^as the client said$/],
  ] as const)(
    'says what the API answers with %s in words of repositories',
    (code, status, message) => {
      const failure = new CollectionFailure(
        { code, message: 'as the client said' },
        { status, body: 'secret' },
      );
      expect(judged(failure).error).toEqual({
        code,
        message: expect.stringMatching(message),
      });
    },
  );

  it('leaves what was judged before', () => {
    const failure = readingTookTooLong('it', 1500);
    expect(failure.error).toEqual({
      code: 'timeout',
      message: expect.stringMatching(/^Reading it took longer than 2 s/),
    });
    expect(judged(failure)).toBe(failure);
    const other = notOfItsApi('it');
    expect(other.error.code).toBe('bad-payload');
    expect(judged(other)).toBe(other);
  });
});
