import { inspect } from 'node:util';
import { HttpFailure, judgeStatus, judgeThrown } from './failures';

describe('judgeStatus', () => {
  it.each([
    [400, '', 'misconfigured', false],
    [401, '', 'auth', false],
    [403, '', 'auth', false],
    [
      403,
      'Invalid Host header - possible DNS rebinding',
      'misconfigured',
      false,
    ],
    [404, '', 'not-found', false],
    [408, '', 'unavailable', true],
    [410, '', 'not-found', false],
    [422, '', 'misconfigured', false],
    [
      403,
      '{"message":"API rate limit exceeded for 1.2.3.4"}',
      'rate-limited',
      true,
    ],
    [429, '', 'rate-limited', true],
    [500, '', 'unavailable', true],
    [503, '', 'unavailable', true],
  ])('sorts %s %j as %s', (status, body, code, passes) => {
    const verdict = judgeStatus(status, body);
    expect(verdict.code).toBe(code);
    expect(Boolean(verdict.passes)).toBe(passes);
    expect(verdict.advice).toBeDefined();
  });
});

it('sorts a 403 by the headers of a rate limit', () => {
  const codeOf = (remaining: string) =>
    judgeStatus(403, '', new Headers({ 'x-ratelimit-remaining': remaining }))
      .code;
  expect([codeOf('0'), codeOf('17')]).toEqual(['rate-limited', 'auth']);
});

describe('judgeThrown', () => {
  const thrown = (code: string) =>
    Object.assign(new TypeError('fetch failed: Bearer s3cret'), {
      cause: Object.assign(new Error('s3cret'), { code }),
    });

  it.each([
    ['ECONNREFUSED', 'unavailable', true],
    ['ECONNRESET', 'unavailable', true],
    ['ENOTFOUND', 'unavailable', true],
    ['UND_ERR_SOCKET', 'unavailable', true],
    ['ETIMEDOUT', 'timeout', true],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', true],
    ['CERT_HAS_EXPIRED', 'misconfigured', false],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'misconfigured', false],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'misconfigured', false],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'misconfigured', false],
    ['HPE_INVALID_CONSTANT', 'bad-payload', false],
    ['Z_DATA_ERROR', 'bad-payload', false],
  ])('sorts %s as %s', (code, expected, passes) => {
    const verdict = judgeThrown(thrown(code));
    expect(verdict.code).toBe(expected);
    expect(Boolean(verdict.passes)).toBe(passes);
    expect(verdict.problem).toContain(`(${code})`);
    expect(JSON.stringify(verdict)).not.toContain('s3cret');
  });

  it.each([
    ['ECONNREFUSED', 'cannot be reached'],
    ['ECONNRESET', 'broke off the connection'],
    ['UND_ERR_SOCKET', 'broke off the connection'],
    ['UND_ERR_HEADERS_TIMEOUT', 'did not answer in time'],
  ])('says of %s that the source %s', (code, problem) => {
    expect(judgeThrown(thrown(code)).problem).toBe(`${problem} (${code})`);
  });

  it('says no more of an unknown error than that', () => {
    const circle: { cause?: unknown; code: string } = { code: 's3cret value' };
    circle.cause = circle;
    for (const each of [circle, 's3cret', undefined, null]) {
      expect(judgeThrown(each)).toMatchObject({
        code: 'unavailable',
        problem: 'cannot be reached',
      });
    }
  });
});

describe('HttpFailure', () => {
  it('names place, problem and remedy, and shows nothing that may be secret', () => {
    const failure = new HttpFailure(
      judgeStatus(401, ''),
      {
        url: new URL('https://mlflow.example.com/api/get?token=s3cret'),
        configKey: 'mlScorecards.mlflow.instances.prod',
      },
      { status: 401, body: 'your password s3cret is wrong' },
    );
    expect(failure.error).toEqual({
      code: 'auth',
      message:
        "https://mlflow.example.com/api/get refused the portal's credentials (401). Check the credentials (mlScorecards.mlflow.instances.prod in app-config.yaml).",
    });
    expect(failure).toMatchObject({ status: 401 });
    expect(failure.body).toContain('s3cret');
    for (const shown of [inspect(failure), JSON.stringify(failure)]) {
      expect(shown).not.toContain('s3cret');
    }
  });

  it('cuts what is too long to be read', () => {
    const { message } = new HttpFailure(judgeStatus(404, ''), {
      url: new URL(`https://mlflow.example.com/${'x'.repeat(10_000)}`),
      configKey: 'key',
    }).error;
    expect(message).toMatch(/xxx… is not there \(404\)/);
    expect(message.length).toBeLessThan(400);
  });
});
