import { Hop, nextHop } from './redirects';

const hop = (overrides: Partial<Hop> & { at?: string } = {}): Hop => ({
  url: new URL(overrides.at ?? 'https://a.example/base/x'),
  method: 'GET',
  withCredentials: true,
  ...overrides,
});

const follow = (
  from: Hop,
  location: string | null,
  { status = 302, hopsBefore = 0 } = {},
) =>
  nextHop(
    from,
    { status, location },
    {
      hopsBefore,
      allowedOrigins: new Set([
        'https://a.example',
        'http://a.example',
        'https://b.example',
      ]),
    },
  );

describe('nextHop', () => {
  it('keeps the credentials within the origin', () => {
    expect(follow(hop(), '/elsewhere?q=1')).toEqual({
      url: new URL('https://a.example/elsewhere?q=1'),
      method: 'GET',
      withCredentials: true,
    });
  });

  it('drops the credentials at an allowed origin, also on the way back', () => {
    const away = follow(hop(), 'https://b.example/y');
    expect(away).toMatchObject({ withCredentials: false });
    expect(follow(away as Hop, 'https://a.example/z')).toMatchObject({
      url: new URL('https://a.example/z'),
      withCredentials: false,
    });
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data/', 'which is not allowed'],
    ['//169.254.169.254/', 'which is not allowed'],
    ['https://a.example:8443/', 'which is not allowed'],
    ['https://a.example.evil.example/', 'which is not allowed'],
    ['http://[::ffff:127.0.0.1]/', 'which is not allowed'],
    ['http://2130706433/', 'which is not allowed'],
    ['https://a.example@evil.example/', 'with credentials in it'],
    ['https://user:pass@a.example/', 'with credentials in it'],
    ['file:///etc/passwd', 'no http or https address'],
    // eslint-disable-next-line no-script-url
    ['javascript:alert(1)', 'no http or https address'],
    ['data:application/json,{}', 'no http or https address'],
    ['http://a.example/x', 'which is not encrypted'],
  ])('refuses %s', (location, why) => {
    const verdict = follow(hop(), location);
    expect(verdict).toMatchObject({
      code: 'misconfigured',
      problem: expect.stringContaining(why),
    });
    expect(JSON.stringify(verdict)).not.toMatch(/user:pass|meta-data/);
  });

  it('takes encryption that is added', () => {
    expect(
      follow(hop({ at: 'http://a.example/x' }), 'https://a.example/x'),
    ).toMatchObject({ withCredentials: false });
  });

  it.each([
    [301, 'GET'],
    [302, 'GET'],
    [303, 'GET'],
    [307, 'POST'],
    [308, 'POST'],
  ])('answers a POST with %s by a %s', (status, method) => {
    expect(follow(hop({ method: 'POST' }), '/y', { status })).toMatchObject({
      method,
    });
  });

  it('sends no POST to another origin', () => {
    expect(
      follow(hop({ method: 'POST' }), 'https://b.example/', { status: 307 }),
    ).toMatchObject({ code: 'misconfigured' });
  });

  it('follows five times', () => {
    expect(follow(hop(), '/y', { hopsBefore: 4 })).toHaveProperty('url');
    expect(follow(hop(), '/y', { hopsBefore: 5 })).toMatchObject({
      code: 'misconfigured',
    });
  });

  it.each([null, 'http://', 'https://['])('goes nowhere with %j', location => {
    expect(follow(hop(), location)).toMatchObject({ code: 'bad-payload' });
  });
});
