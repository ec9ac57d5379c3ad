import { mockCredentials } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import request from 'supertest';
import { ALLOW, DENY, ownedBy, startApi } from './__testUtils__/api';
import { mlComponent } from './__testUtils__/components';
import { testDatabases } from './__testUtils__/databases';

jest.setTimeout(60_000);

const PATH = '/api/ml-scorecards/v1/badge/component/default';
const LIST = '/api/ml-scorecards/v1/scorecards';

const erin = mockCredentials.user.header('user:default/erin');
const service = mockCredentials.service.header();
const cookie = mockCredentials.limitedUser.cookie('user:default/erin');

describe.each(testDatabases.eachSupportedId())('badges on %s', databaseId => {
  let knex: Knex;
  let api: Awaited<ReturnType<typeof startApi>>;
  beforeAll(async () => {
    knex = await testDatabases.init(databaseId);
    api = await startApi({
      knex,
      entities: [
        mlComponent('fraud.v2', {
          title: 'Fraud <script>alert(1)</script>',
          labels: { 'mlscorecards.io/decision-impact': 'critical' },
        }),
        mlComponent('churn', {
          labels: { 'mlscorecards.io/audience': 'internal' },
        }),
      ],
    });
  });
  beforeEach(() => {
    api.policy.current = ALLOW;
  });

  const ask = (file: string, headers: Record<string, string>) =>
    request(api.server)
      .get(`${PATH}/${file}`)
      .set(headers)
      .buffer(true)
      .parse((response, done) => {
        let text = '';
        response.on('data', chunk => (text += chunk));
        response.on('end', () => done(null, text));
      });

  it.each([
    ['a user', { authorization: erin }],
    ['a service', { authorization: service }],
    ['a browser with the cookie of a user', { cookie }],
  ])('shows %s the level and the tier', async (_, headers) => {
    const image = await ask('fraud.v2.svg', headers);
    expect(image.status).toBe(200);
    expect(image.headers).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-site',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    });
    expect(image.headers.vary).toMatch(/authorization/i);
    expect(image.headers.vary).toMatch(/cookie/i);
    expect(image.body).toContain('>no level · tier 1</text>');
    expect(image.body).toContain('Fraud &lt;script&gt;');
    expect(image.body).not.toContain('<script');
  });

  it('shows what is asked for', async () => {
    const { body } = await ask('churn.svg?show=tier', { authorization: erin });
    expect(body).toContain('>tier 3</text>');
    const wrong = await ask('churn.svg?show=score', { authorization: erin });
    expect(wrong.status).toBe(400);
  });

  it('lets a cookie ask for images and for nothing else', async () => {
    const limited = `Bearer ${mockCredentials.limitedUser.token()}`;
    for (const headers of [{ cookie }, { authorization: limited }]) {
      const { status } = await request(api.server).get(LIST).set(headers);
      expect(status).toBe(401);
    }
    expect((await ask('churn.svg', {})).status).toBe(401);
    expect((await ask('churn.svg', { cookie: 'other=x' })).status).toBe(401);
    const posted = await request(api.server)
      .post(`${PATH}/churn.svg`)
      .set('cookie', cookie);
    expect(posted.status).toBe(404);
  });

  it.each([
    ['denied', DENY],
    [
      'hidden by conditions',
      ownedBy('group:default/x', ref => !ref.includes('churn')),
    ],
  ])('answers what is %s like what is not there', async (_, policy) => {
    api.policy.current = policy;
    const hidden = await ask('churn.svg', { cookie });
    const missing = await ask('missing.svg', { cookie });
    for (const [name, answer] of [
      ['churn', hidden],
      ['missing', missing],
    ] as const) {
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.body).error.message).toBe(
        `There is no scorecard of component:default/${name}`,
      );
      expect(answer.headers.etag ?? '').not.toMatch(/^W\/"[\w-]{43}"$/);
    }
    const names = (answer: typeof hidden) => Object.keys(answer.headers).sort();
    expect(names(hidden)).toEqual(names(missing));
  });

  it('tells in one statement that an image has not changed', async () => {
    const { headers } = await ask('churn.svg', { cookie });
    const again = (file: string) =>
      ask(file, { cookie, 'if-none-match': headers.etag });
    const statements = await api.statementsOf(async () => {
      expect((await again('churn.svg')).status).toBe(304);
    });
    expect(statements).toBe(1);
    expect((await again('churn.svg?show=level')).status).toBe(200);
    api.policy.current = DENY;
    expect((await again('churn.svg')).status).toBe(404);
    api.policy.current = ALLOW;
    await knex('recording_state').increment('epoch', 1);
    expect((await again('churn.svg')).status).toBe(200);
  });
});
