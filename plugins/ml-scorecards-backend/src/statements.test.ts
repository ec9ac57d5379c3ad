import { mockCredentials } from '@backstage/backend-test-utils';
import {
  labelChangesSchema,
  scorecardHistorySchema,
  statementsPageSchema,
} from 'backstage-plugin-ml-scorecards-common';
import request from 'supertest';
import { openTestDatabase, testDatabases } from './__testUtils__/databases';
import {
  checkIn,
  ADA,
  ALAN,
  OMAR,
  ONE,
  ROSA,
  startStatementsApi,
  StatementsApi,
} from './__testUtils__/statementsApi';

jest.setTimeout(60_000);

const DAY = 24 * 60 * 60 * 1000;

const ATTESTED = `${ONE}/attestations/played-lately`;
const WAIVED = `${ONE}/waivers/many-blocks`;
const attestation = {
  note: 'We played yesterday.',
  evidenceUrl: 'https://wiki.example/game',
  until: '2026-01-05',
  version: 0,
};
const waiver = {
  reason: 'More blocks are ordered.',
  until: '2026-01-10',
  version: 0,
};

describe.each(testDatabases.eachSupportedId())(
  'what people state, on %s',
  id => {
    let api: StatementsApi;

    beforeEach(async () => {
      api = await startStatementsApi(await openTestDatabase(id));
    });

    /** Facts are read again, as collectors do all the time. */
    const read = (blocks: number, playedAt?: string) =>
      api.pipeline.record(['fraud'], {
        blocks: { value: blocks },
        ...(playedAt && { playedAt: { value: playedAt } }),
      });
    const serve = (...versions: string[]) =>
      api.pipeline.record(
        ['fraud'],
        { servingVersions: { value: versions } },
        'mlflow',
      );
    const laterBy = async (days: number) => {
      api.pipeline.later(days * DAY);
      await read(2);
      await api.sweep();
    };
    const messageOf = ({ body }: { body: { error?: { message: string } } }) =>
      body.error?.message;

    describe('attestations', () => {
      it('count only where facts cannot tell', async () => {
        const attest = (check: string) =>
          api.put(OMAR, `${ONE}/attestations/${check}`, attestation);
        for (const [check, status, why] of [
          ['many-blocks', 400, /facts say that many-blocks fails/],
          ['huge', 400, /does not apply/],
          ['played-ever', 400, /nobody can vouch for played-ever/],
          ['no-such-check', 404, /There is no check "no-such-check"/],
        ] as const) {
          const answer = await attest(check);
          expect([check, answer.status]).toEqual([check, status]);
          expect(messageOf(answer)).toMatch(why);
        }
        await read(3);
        const passing = await attest('many-blocks');
        expect(passing.status).toBe(400);
        expect(messageOf(passing)).toMatch(/passes, so there is nothing/);
        expect((await api.scorecard()).attested).toBe(0);
      });

      it('last as long as the check allows', async () => {
        let version = 0;
        for (const [until, status, says] of [
          ['2025-12-31', 400, /until: .*2026-01-11/],
          ['2026-01-12', 400, /until: .*2026-01-11/],
          ['2026-01-01', 200, /"until":"2026-01-01"/],
          ['2026-01-11', 200, /"until":"2026-01-11"/],
        ] as const) {
          const answer = await api.put(OMAR, ATTESTED, {
            ...attestation,
            until,
            version,
          });
          expect([until, answer.status]).toEqual([until, status]);
          expect(answer.text).toMatch(says);
          version += status === 200 ? 1 : 0;
        }
      });

      it('make a check pass until they are over, and count half', async () => {
        await read(3);
        expect((await api.scorecard()).automation).toBe(1);
        const { body } = await api.put(OMAR, ATTESTED, attestation);
        expect(body).toMatchObject({
          level: 'silver',
          attested: 1,
          automation: 0.75,
        });
        expect(await api.rollup()).toMatchObject({ attested: 1 });
        expect(await api.check('played-lately')).toMatchObject({
          state: 'pass',
          attested: true,
          attestation: {
            note: 'We played yesterday.',
            by: OMAR,
            at: '2026-01-01T12:00:00.000Z',
            version: 1,
          },
        });

        api.pipeline.later(3 * DAY + 11.9 * 60 * 60 * 1000 + DAY);
        await read(3);
        await api.sweep();
        expect(await api.check('played-lately')).toMatchObject({
          state: 'pass',
        });

        api.pipeline.later(60 * 60 * 1000);
        await read(3);
        await api.sweep();
        const lapsed = await api.check('played-lately');
        expect(lapsed).toMatchObject({
          state: 'unknown',
          reason: { code: 'attestation-expired' },
          attestation: { lapsed: 'expired' },
        });
        expect(lapsed.attested).toBeUndefined();
        expect(await api.scorecard()).toMatchObject({
          level: 'bronze',
          attested: 0,
          automation: 1,
        });
        expect(await api.rollup()).toMatchObject({ attested: 0 });
      });

      it('never stand against a fact, nor in for one', async () => {
        await api.put(OMAR, ATTESTED, attestation);
        await read(2, '2025-12-01T00:00:00Z');
        const failing = await api.check('played-lately');
        expect(failing.state).toBe('fail');
        expect(failing.attested).toBeUndefined();
        expect(failing.attestation).toMatchObject({ by: OMAR });

        await read(2, '2026-01-01T11:00:00Z');
        const passing = await api.check('played-lately');
        expect(passing.state).toBe('pass');
        expect(passing.attested).toBeUndefined();
        expect((await api.scorecard()).automation).toBe(1);

        await read(2);
        expect(await api.check('played-lately')).toMatchObject({
          state: 'pass',
          attested: true,
        });
      });

      it('are about the version that served, and asked for again when another does', async () => {
        await serve('3');
        await api.put(OMAR, ATTESTED, attestation);
        expect(await api.check('played-lately')).toMatchObject({
          state: 'pass',
          attestation: { modelVersion: '3 (mlflow)' },
        });

        await serve('3', '4');
        expect(await api.check('played-lately')).toMatchObject({
          state: 'unknown',
          reason: { code: 'attestation-expired' },
          attestation: { lapsed: 'other-version', modelVersion: '3 (mlflow)' },
        });

        await api.put(OMAR, ATTESTED, { ...attestation, version: 1 });
        expect(await api.check('played-lately')).toMatchObject({
          state: 'pass',
          attestation: { modelVersion: '3, 4 (mlflow)', version: 2 },
        });
      });

      it('are about the model that was named, and asked for again when the entity names another', async () => {
        await serve('3');
        await api.name('churn');
        const { body } = await api.put(OMAR, ATTESTED, attestation);
        expect(checkIn(body, 'played-lately')).toMatchObject({
          state: 'pass',
          attestation: { modelVersion: '3 (mlflow: churn)' },
        });
        await api.name('fraud');
        expect(await api.check('played-lately')).toMatchObject({
          state: 'unknown',
          reason: { code: 'attestation-expired' },
          attestation: { lapsed: 'other-version' },
        });
      });

      it('are about nothing that a source tells later, which told nothing when they were given', async () => {
        await api.name('churn');
        const { body } = await api.put(OMAR, ATTESTED, attestation);
        expect(checkIn(body, 'played-lately')).toMatchObject({ state: 'pass' });
        const lapsed = {
          state: 'unknown',
          reason: { code: 'attestation-expired' },
          attestation: { lapsed: 'other-version' },
        };
        // Another model, of which nobody can tell either which version serves.
        await api.name('fraud');
        expect(await api.check('played-lately')).toMatchObject(lapsed);

        await api.put(OMAR, ATTESTED, { ...attestation, version: 1 });
        await api.sweep();
        expect(await api.check('played-lately')).toMatchObject({
          state: 'pass',
          attestation: { version: 2 },
        });
        await serve('3');
        expect(await api.check('played-lately')).toMatchObject(lapsed);
      });

      it('keep their meaning if they were given before what each source told was stored', async () => {
        await api.put(OMAR, ATTESTED, attestation);
        await api.knex('attestations').update({
          model_version: JSON.stringify({ source: 'mlflow', versions: ['3'] }),
          told_versions: null,
        });
        await serve('3');
        await api.name('churn');
        expect(await api.check('played-lately')).toMatchObject({
          state: 'pass',
          attestation: { modelVersion: '3 (mlflow)' },
        });
        await serve('4');
        expect(await api.check('played-lately')).toMatchObject({
          state: 'unknown',
          attestation: { lapsed: 'other-version' },
        });
      });

      it('are taken back, and then the check is unknown again', async () => {
        await api.put(OMAR, ATTESTED, attestation);
        const missed = await api.delete(OMAR, `${ATTESTED}?version=2`);
        expect(missed.status).toBe(409);
        const { status } = await api.delete(OMAR, `${ATTESTED}?version=1`);
        expect(status).toBe(200);
        const check = await api.check('played-lately');
        expect(check.state).toBe('unknown');
        expect(check.attestation).toBeUndefined();
        const again = await api.delete(OMAR, `${ATTESTED}?version=1`);
        expect(again.status).toBe(404);
      });
    });

    describe('waivers', () => {
      const decide = (
        person: string,
        decision: string,
        version: number,
        reason?: string,
      ) => api.post(person, `${WAIVED}/${decision}`, { reason, version });

      it('excuse a check from approval to their end: level, gap, rollups and labels follow', async () => {
        const labels = async () => {
          const { body } = await request(api.app)
            .get('/v1/labels')
            .set('authorization', mockCredentials.service.header());
          return labelChangesSchema
            .parse(body)
            .items.find(({ entityRef }) => entityRef.endsWith('/fraud'))
            ?.labels;
        };
        const debt = { level: 'none', gap: 1, waived: 0 };
        expect(await api.scorecard()).toMatchObject(debt);

        const requested = await api.put(OMAR, WAIVED, waiver);
        expect(requested.body).toMatchObject(debt);
        expect(await api.check('many-blocks')).toMatchObject({
          state: 'fail',
          waiver: { state: 'requested', requestedBy: OMAR, version: 1 },
        });
        expect((await api.check('many-blocks')).waived).toBeUndefined();

        const approved = await decide(ADA, 'approve', 1, 'Until then.');
        expect(approved.body).toMatchObject({
          level: 'bronze',
          gap: 0,
          waived: 1,
          counts: { fail: 1 },
        });
        expect(await api.check('many-blocks')).toMatchObject({
          state: 'fail',
          waived: true,
          waiver: {
            state: 'approved',
            decidedBy: ADA,
            decidedAt: '2026-01-01T12:00:00.000Z',
            decisionReason: 'Until then.',
            version: 2,
          },
        });
        expect(await api.rollup()).toMatchObject({
          waived: 1,
          gap: 0,
          levels: { bronze: 1 },
        });
        expect(await labels()).toMatchObject({ level: 'bronze' });

        await laterBy(9.4);
        expect(await api.scorecard()).toMatchObject({ level: 'bronze' });
        await laterBy(0.2);
        expect(await api.scorecard()).toMatchObject(debt);
        const over = await api.check('many-blocks');
        expect(over).toMatchObject({ waiver: { state: 'ended', version: 2 } });
        expect(over.waived).toBeUndefined();
        expect(await api.rollup()).toMatchObject({
          waived: 0,
          gap: 1,
          levels: { none: 1 },
        });
        expect(await labels()).toMatchObject({ level: 'none' });

        const { body } = await api.get(OMAR, `${ONE}/history`);
        expect(
          scorecardHistorySchema
            .parse(body)
            .items.filter(({ subject }) => subject === 'level')
            .map(({ from, to }) => [from, to]),
        ).toEqual([
          ['bronze', 'none'],
          ['none', 'bronze'],
          [null, 'none'],
        ]);
      });

      it('are decided by approvers, and never by who asked', async () => {
        await api.put(ROSA, WAIVED, waiver);
        for (const [person, decision, why] of [
          [OMAR, 'approve', /Only .* may decide about waivers/],
          [OMAR, 'reject', /Only .* may decide about waivers/],
          [ROSA, 'approve', /Somebody else has to decide/],
          [ROSA, 'reject', /Somebody else has to decide/],
        ] as const) {
          const answer = await decide(person, decision, 1, 'Because.');
          expect([person, decision, answer.status]).toEqual([
            person,
            decision,
            403,
          ]);
          expect(messageOf(answer)).toMatch(why);
        }
        const rejected = await decide(ADA, 'reject', 1, 'Buy some.');
        expect(rejected.status).toBe(200);
        expect(await api.check('many-blocks')).toMatchObject({
          waiver: { state: 'rejected', decisionReason: 'Buy some.' },
        });
      });

      it('are approved while they are not over', async () => {
        await api.put(OMAR, WAIVED, waiver);
        await laterBy(9.6);
        const late = await decide(ADA, 'approve', 1);
        expect(late.status).toBe(409);
        expect(messageOf(late)).toMatch(/2026-01-10, which is over/);
        expect((await api.check('many-blocks')).waived).toBeUndefined();
      });

      it('need a reason to be rejected or revoked, and the state for it', async () => {
        await api.put(OMAR, WAIVED, waiver);
        expect((await decide(ADA, 'reject', 1)).status).toBe(400);
        expect((await decide(ADA, 'reject', 1, '  ')).status).toBe(400);
        expect((await decide(ADA, 'revoke', 1, 'No.')).status).toBe(409);
        await decide(ADA, 'approve', 1);
        for (const [person, decision] of [
          [ADA, 'approve'],
          [ADA, 'reject'],
          [OMAR, 'withdraw'],
        ]) {
          const { status } = await decide(person, decision, 2, 'No.');
          expect([decision, status]).toEqual([decision, 409]);
        }
        expect((await decide(ADA, 'revoke', 2)).status).toBe(400);
        expect((await decide(ADA, 'revoke', 2, 'They came.')).status).toBe(200);
        const revoked = await api.check('many-blocks');
        expect(revoked).toMatchObject({
          waiver: { state: 'revoked', decisionReason: 'They came.' },
        });
        expect(revoked.waived).toBeUndefined();
        expect((await api.scorecard()).gap).toBe(1);
      });

      it('are asked for one at a time, for what does not pass, up to a last day', async () => {
        for (const [until, status] of [
          ['2026-01-01', 400],
          ['2026-04-02', 400],
          ['2026-04-01', 200],
        ] as const) {
          const answer = await api.put(OMAR, WAIVED, { ...waiver, until });
          expect([until, answer.status]).toEqual([until, status]);
        }
        await decide(ADA, 'approve', 1);
        const another = await api.put(OMAR, WAIVED, { ...waiver, version: 2 });
        expect(another.status).toBe(409);
        expect(messageOf(another)).toMatch(/waived until 2026-04-01/);
        await decide(ADA, 'revoke', 2, 'Enough.');
        const renewed = await api.put(OMAR, WAIVED, { ...waiver, version: 3 });
        expect(renewed.status).toBe(200);

        await read(3);
        const passes = await api.put(OMAR, WAIVED, { ...waiver, version: 4 });
        expect([passes.status, messageOf(passes)]).toEqual([
          400,
          expect.stringMatching(/passes, so there is nothing/),
        ]);
        const absent = await api.put(OMAR, `${ONE}/waivers/huge`, waiver);
        expect([absent.status, messageOf(absent)]).toEqual([
          400,
          expect.stringMatching(/does not apply/),
        ]);
      });

      it('are withdrawn by who asked, and nobody approves what stands there later in its place', async () => {
        await api.put(OMAR, WAIVED, waiver);
        for (const person of [ROSA, ADA]) {
          const { status } = await decide(person, 'withdraw', 1);
          expect([person, status]).toEqual([person, 403]);
        }
        expect((await decide(OMAR, 'withdraw', 1)).status).toBe(200);
        expect((await api.check('many-blocks')).waiver).toBeUndefined();
        expect((await decide(ADA, 'approve', 1)).status).toBe(404);

        // Somebody still looks at the first request when the second one is there.
        const { body } = await api.put(OMAR, WAIVED, {
          ...waiver,
          reason: 'We like it so.',
          until: '2026-03-01',
        });
        expect(body.gap).toBe(1);
        expect((await decide(ADA, 'approve', 1)).status).toBe(409);
        const { version } = (await api.check('many-blocks')).waiver!;
        expect((await decide(ADA, 'approve', version)).status).toBe(200);
      });
    });

    it('cannot be decided by who looked at what a gone component of that name was asked for', async () => {
      await api.put(OMAR, WAIVED, waiver);
      const seen = (await api.check('many-blocks')).waiver!;
      await api.comeBack();
      await read(2);
      const { body } = await api.put(OMAR, WAIVED, {
        ...waiver,
        reason: 'For ever, if you do not look.',
      });
      const now = checkIn(body, 'many-blocks').waiver!;
      const approve = ({ version }: { version: number }) =>
        api.post(ADA, `${WAIVED}/approve`, { version });
      expect((await approve(seen)).status).toBe(409);
      expect((await approve(now)).status).toBe(200);
    });

    it.each([
      [
        'two approvers',
        () => [
          api.post(ADA, `${WAIVED}/approve`, { version: 1 }),
          api.post(ALAN, `${WAIVED}/reject`, { reason: 'No.', version: 1 }),
        ],
      ],
      [
        'an approver and who asked',
        () => [
          api.post(ADA, `${WAIVED}/approve`, { version: 1 }),
          api.post(OMAR, `${WAIVED}/withdraw`, { version: 1 }),
        ],
      ],
      [
        'two who vouch',
        () =>
          [OMAR, ROSA].map(person => api.put(person, ATTESTED, attestation)),
      ],
      [
        'two who tick',
        () =>
          [OMAR, ROSA].map(person =>
            api.put(person, `${ONE}/checklists/ready/items/rules`, {
              ticked: true,
              version: 0,
            }),
          ),
      ],
      [
        'two who decide',
        () =>
          [OMAR, ROSA].map(person =>
            api.put(person, `${ONE}/decisions/box-full`, {
              reason: 'Later.',
              until: '2026-02-01',
              version: 0,
            }),
          ),
      ],
    ])('lets one of %s at once through', async (_, both) => {
      await api.put(OMAR, WAIVED, waiver);
      api.audited.length = 0;
      const statuses = (await Promise.all(both())).map(({ status }) => status);
      // Who comes so late that the request is withdrawn already finds none.
      expect(statuses.filter(status => status === 200)).toHaveLength(1);
      expect(
        statuses.filter(status => status === 409 || status === 404),
      ).toHaveLength(1);
      expect(api.audited.map(({ outcome }) => outcome).sort()).toEqual([
        'fail',
        'success',
      ]);
      const { body } = await api.get(OMAR, `${ONE}/statements`);
      expect(statementsPageSchema.parse(body).items).toHaveLength(2);
    });

    describe('checklists', () => {
      const put = (item: string, body: object) =>
        api.put(OMAR, `${ONE}/checklists/ready/items/${item}`, body);

      it('take ticks that end where the item says so', async () => {
        await put('cleaned', { ticked: true, version: 0 });
        await put('rules', { ticked: true, version: 0 });
        expect(await api.item('cleaned')).toMatchObject({
          state: 'ticked',
          expiresAt: '2026-01-31T12:00:00.000Z',
        });
        await laterBy(29.9);
        expect(await api.item('cleaned')).toMatchObject({ state: 'ticked' });
        await laterBy(0.2);
        expect(await api.item('cleaned')).toMatchObject({
          state: 'expired',
          ticked: true,
          by: OMAR,
          version: 1,
        });
        expect(await api.item('rules')).toMatchObject({ state: 'ticked' });
        await put('cleaned', { ticked: true, version: 1 });
        expect(await api.item('cleaned')).toMatchObject({ state: 'ticked' });
      });

      it('let owners dispute what facts answer, with a note', async () => {
        const dispute = {
          ticked: false,
          disputed: true,
          note: 'Two of them are broken.',
          version: 0,
        };
        const early = await put('enough', dispute);
        expect([early.status, messageOf(early)]).toEqual([
          400,
          expect.stringMatching(/no facts answer this item/),
        ]);
        await read(3);
        expect(await api.item('enough')).toMatchObject({ state: 'answered' });
        for (const bad of [
          { ...dispute, note: undefined },
          { ...dispute, note: ' ' },
          { ...dispute, ticked: true },
        ]) {
          expect((await put('enough', bad)).status).toBe(400);
        }
        expect((await put('enough', dispute)).status).toBe(200);
        expect(await api.item('enough')).toMatchObject({
          state: 'disputed',
          note: 'Two of them are broken.',
          by: OMAR,
        });
        expect(
          (await put('enough', { ticked: false, version: 1 })).status,
        ).toBe(200);
        expect(await api.item('enough')).toMatchObject({ state: 'answered' });
      });
    });

    describe('items that facts deny', () => {
      const ENOUGH = `${ONE}/checklists/ready/items/enough`;

      it('are not ticked, but disputed with a note, which settles nothing', async () => {
        expect(await api.item('enough')).toMatchObject({
          state: 'denied',
          answer: { checks: [] },
        });
        const refused = await api.put(OMAR, ENOUGH, {
          ticked: true,
          note: 'I say so.',
          version: 0,
        });
        expect([refused.status, messageOf(refused)]).toEqual([
          400,
          expect.stringMatching(/facts say that this is not so/),
        ]);
        const dispute = { ticked: true, disputed: true, version: 0 };
        expect((await api.put(OMAR, ENOUGH, dispute)).status).toBe(400);
        const note = 'The third one is in the cellar.';
        await api.put(OMAR, ENOUGH, { ...dispute, note });
        expect(await api.item('enough')).toMatchObject({
          state: 'disputed',
          ticked: true,
          note,
        });

        // Now they say the same, and nobody has to do anything.
        await read(3);
        expect(await api.item('enough')).toMatchObject({ state: 'answered' });
        await read(2);
        const { status } = await api.put(OMAR, ENOUGH, {
          ticked: false,
          version: 1,
        });
        expect(status).toBe(200);
        expect(await api.item('enough')).toMatchObject({ state: 'denied' });
      });

      it('were ticked while facts could not tell, and are not settled any more', async () => {
        await api.pipeline.record(['fraud'], {});
        expect(await api.item('enough')).toMatchObject({ state: 'open' });
        await api.put(OMAR, ENOUGH, { ticked: true, version: 0 });
        expect(await api.item('enough')).toMatchObject({ state: 'ticked' });
        await read(2);
        expect(await api.item('enough')).toMatchObject({
          state: 'denied',
          ticked: true,
          by: OMAR,
        });
      });
    });

    it('keeps all of it, with what stood before and after, and tells the audit log the same', async () => {
      const item = `${ONE}/checklists/ready/items/rules`;
      const decision = `${ONE}/decisions/box-full`;
      const steps: Array<[action: string, answer: PromiseLike<any>]> = [];
      const step = async (action: string, answer: PromiseLike<any>) => {
        const { status, text } = await answer;
        expect([action, status, status === 200 || text]).toEqual([
          action,
          200,
          true,
        ]);
        steps.push([action, answer]);
        api.pipeline.later(1000);
      };
      await step('tick', api.put(OMAR, item, { ticked: true, version: 0 }));
      await step('untick', api.put(ROSA, item, { ticked: false, version: 1 }));
      const decided = { reason: 'Later.', until: '2026-02-01' };
      await step('decide', api.put(OMAR, decision, { ...decided, version: 0 }));
      await step('take-back', api.delete(OMAR, `${decision}?version=1`));
      await step('attest', api.put(OMAR, ATTESTED, attestation));
      await step('take-back', api.delete(ROSA, `${ATTESTED}?version=1`));
      await step('request', api.put(OMAR, WAIVED, waiver));
      await step(
        'withdraw',
        api.post(OMAR, `${WAIVED}/withdraw`, { version: 1 }),
      );
      await step('request', api.put(OMAR, WAIVED, waiver));
      const version = async () =>
        (await api.check('many-blocks')).waiver!.version;
      await step(
        'approve',
        api.post(ADA, `${WAIVED}/approve`, { version: await version() }),
      );
      await step(
        'revoke',
        api.post(ALAN, `${WAIVED}/revoke`, {
          reason: 'They came.',
          version: await version(),
        }),
      );

      const pages = [];
      let cursor: string | undefined;
      do {
        const { body } = await api.get(
          OMAR,
          `${ONE}/statements?limit=4${cursor ? `&cursor=${cursor}` : ''}`,
        );
        const page = statementsPageSchema.parse(body);
        pages.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      const told = [...pages].reverse();

      expect(told.map(({ action }) => action)).toEqual(
        steps.map(([action]) => action),
      );
      expect(told.map(({ by }) => by)).toEqual([
        OMAR,
        ROSA,
        OMAR,
        OMAR,
        OMAR,
        ROSA,
        OMAR,
        OMAR,
        OMAR,
        ADA,
        ALAN,
      ]);
      expect(told[0]).toMatchObject({
        at: '2026-01-01T12:00:00.000Z',
        kind: 'checklist-item',
        subject: { id: 'ready/rules', title: 'Rules read' },
        before: null,
        after: { ticked: true, by: OMAR },
      });
      // What stood after one statement is what stood before the next one about the same.
      const standing = new Map<string, unknown>();
      for (const { kind, subject, before, after } of told) {
        const key = `${kind} ${subject.id}`;
        expect(before).toEqual(standing.get(key) ?? null);
        standing.set(key, after);
      }
      expect(told.at(-1)).toMatchObject({
        kind: 'waiver',
        subject: { id: 'many-blocks', title: 'Is many-blocks' },
        before: { state: 'approved', decidedBy: ADA, requestedBy: OMAR },
        after: {
          state: 'revoked',
          decidedBy: ALAN,
          decisionReason: 'They came.',
        },
      });

      expect(
        api.audited.map(({ outcome, about, meta }) => ({
          outcome,
          entityRef: about?.entityRef,
          before: meta?.before,
          after: meta?.after,
        })),
      ).toEqual(
        told.map(({ before, after }) => ({
          outcome: 'success',
          entityRef: 'component:default/fraud',
          before,
          after,
        })),
      );
    });
  },
);
