import { mockCredentials } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { dryRunReportSchema } from 'backstage-plugin-ml-scorecards-common';
import request from 'supertest';
import { ENOUGH, startDryRunApi } from '../__testUtils__/dryRunApi';

const user = mockCredentials.user.header();

jest.setTimeout(120_000);

describe('POST /definitions/dry-run', () => {
  it('puts what it is given on top of app-config', async () => {
    const { post, audited } = await startDryRunApi();
    const response = await post({
      checks: {
        enough: { params: { least: 5 } },
        'environment-pinned': { level: 'gold' },
      },
    });
    expect(response.status).toBe(200);
    const report = dryRunReportSchema.parse(response.body);
    expect(report.components).toBe(2);
    expect(report.problems).toEqual([]);
    expect(report.checks).toEqual([
      expect.objectContaining({
        id: 'enough',
        from: { pass: 2, fail: 0, unknown: 0, notApplicable: 0 },
        to: { pass: 0, fail: 2, unknown: 0, notApplicable: 0 },
      }),
      // It was switched off in app-config.
      expect.objectContaining({
        id: 'environment-pinned',
        level: 'gold',
        from: null,
        to: { pass: 0, fail: 0, unknown: 2, notApplicable: 0 },
      }),
    ]);
    expect(audited).toEqual(['definitions-dry-run done']);
  });

  it('takes all that can be defined', async () => {
    const { post } = await startDryRunApi();
    const { body } = await post({
      dimensions: { play: { title: 'Play' }, lineage: false },
      checklists: { 'before-scaling': false },
      tiers: { unclassified: { targetLevel: 'gold' } },
      checks: { 'own-check': { ...ENOUGH, dimension: 'play' } },
      triggers: { 'latency-over-limit': false },
      findings: { 'over-invested': { params: { steps: 3 } } },
      storageAdvice: { 'connected-data': false },
    });
    const report = dryRunReportSchema.parse(body);
    expect(report.targetLevel.up.components).toBe(2);
    expect(report.checks.map(({ id }) => id)).toContain('own-check');
    expect(report.problems).toEqual([]);
  });

  it.each([
    ['checks', 'enough'],
    ['triggers', 'latency-over-limit'],
    ['findings', 'over-invested'],
    ['storageAdvice', 'connected-data'],
  ])(
    'says when a filter of %s looks at what is not stored',
    async (key, id) => {
      const { post } = await startDryRunApi();
      const { body } = await post({
        [key]: { [id]: { appliesTo: { 'spec.colour': 'red' } } },
      });
      expect(body.problems).toEqual([
        {
          where: `mlScorecards.${key}.${id}`,
          id,
          message: expect.stringContaining('spec.colour is not stored'),
        },
      ]);
    },
  );

  it.each<[string, JsonObject]>([
    ['a key that is no definition', { components: {} }],
    ['a list', { checks: [] }],
    ['true', { checks: { enough: true } }],
  ])('refuses %s', async (_name, body) => {
    const { post, audited } = await startDryRunApi();
    expect((await post(body)).status).toBe(400);
    expect(audited).toEqual(['definitions-dry-run InputError']);
  });

  it('refuses a body that is too large', async () => {
    const { post } = await startDryRunApi();
    const response = await post({
      checks: { enough: { why: 'x'.repeat(70_000) } },
    });
    expect(response.status).toBe(413);
  });

  it('refuses names that JavaScript means something by, and changes no object', async () => {
    const { app } = await startDryRunApi();
    const response = await request(app)
      .post('/definitions/dry-run')
      .set('authorization', user)
      .type('json')
      .send(
        '{"checks":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
      );
    expect(response.status).toBe(400);
    expect(response.body.error.message).toBe('The body holds a key __proto__');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('is for those who have the permission, and is refused in the audit log too', async () => {
    const { post, audited } = await startDryRunApi({ allowed: false });
    expect((await post({})).status).toBe(403);
    expect((await post({}, mockCredentials.none.header())).status).toBe(401);
    expect(audited).toEqual([
      'definitions-dry-run NotAllowedError',
      'definitions-dry-run AuthenticationError',
    ]);
  });

  it('tells nothing of components that the caller may not read', async () => {
    const { post } = await startDryRunApi({
      visible: ['component:default/b'],
    });
    const { body } = await post({ checks: { enough: false } });
    expect(body.components).toBe(1);
    expect(JSON.stringify(body)).not.toContain('default/a');
  });

  it('runs one at a time', async () => {
    const { service } = await startDryRunApi();
    const options = {
      visible: 'all' as const,
      signal: new AbortController().signal,
    };
    const first = service.run({}, options);
    await expect(service.run({}, options)).rejects.toThrow(/under way/);
    expect((await first).components).toBe(2);
    expect((await service.run({}, options)).components).toBe(2);
  });
});
