import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DefaultEntityPresentationApi } from '@backstage/plugin-catalog';
import { EntityPresentationApi } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  CheckResult,
  MlScorecardsApi,
  Scorecard,
  Waiver,
} from 'backstage-plugin-ml-scorecards-common';
import { dataTracked, lockInStep } from '../../__testUtils__/checkFixtures';
import {
  fraudDetectorScorecard,
  MAY_NOTHING,
} from '../../__testUtils__/fixtures';
import { renderTab } from '../../__testUtils__/renderTab';
import { responseError } from '../../__testUtils__/responseError';
import { stopDate } from '../../__testUtils__/stopDate';
import { withChecks } from '../../__testUtils__/withChecks';
import { dayAfter } from '../shared/dayAfter';

const ENTITY_REF = 'component:default/fraud-detector';
const CHECK = lockInStep.title;

const requested: Waiver = {
  state: 'requested',
  reason: 'The new pipeline comes in April',
  until: '2026-04-30',
  requestedBy: 'user:default/omar',
  requestedAt: '2026-02-27T09:00:00.000Z',
  version: 1,
};

const approved: Waiver = {
  ...requested,
  state: 'approved',
  decidedBy: 'user:default/ada',
  decidedAt: '2026-02-28T09:00:00.000Z',
  decisionReason: 'Fine until then',
  version: 2,
};

const NOW = '2026-03-01T12:00:00Z';
const tomorrow = dayAfter(new Date(NOW), 1);
const last = dayAfter(new Date(NOW), 90);
const APPROVER = { ...MAY_NOTHING, decideWaiver: true };

function withWaiver(
  waiver: Waiver | undefined,
  changed: Partial<Scorecard> = {},
  check: Partial<CheckResult> = {},
): Scorecard {
  return withChecks([{ ...lockInStep, ...check, waiver }], changed);
}

async function renderScorecard(
  scorecard: Scorecard,
  options: {
    userRef?: string;
    methods?: Partial<MlScorecardsApi>;
    presentation?: EntityPresentationApi;
  } = {},
) {
  const [check] = scorecard.dimensions[0].checks;
  const api = renderTab(
    { getScorecard: async () => scorecard, ...options.methods },
    {
      userRef: options.userRef,
      presentation: options.presentation,
      at: `/#ml-check-${check.id}`,
    },
  );
  await screen.findByRole('button', {
    expanded: true,
    name: new RegExp(check.title),
  });
  return api;
}

const part = () => screen.findByRole('region', { name: 'Waiver' });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const reason = () => screen.getByRole('textbox', { name: /^Why/ });
const until = () => screen.getByLabelText(/Excused until/);

const write = (field: HTMLElement, value: string) =>
  fireEvent.change(field, { target: { value } });

async function actionsOf(): Promise<string[]> {
  return within(await part())
    .queryAllByRole('button')
    .map(({ textContent }) => textContent ?? '');
}

describe('waivers', () => {
  // A day must not end between what is expected and what is shown.
  beforeEach(() => stopDate(NOW));
  afterEach(() => jest.useRealTimers());

  it.each<[string, Waiver, string[]]>([
    [
      'requested',
      requested,
      [
        'Waiver requested',
        'Requested by omar',
        'until 4/30/2026',
        '“The new pipeline comes in April”',
        'It waits for one of those who approve: ml-governance',
      ],
    ],
    [
      'approved',
      approved,
      ['Waived until 4/30/2026', 'Approved by ada', '“Fine until then”'],
    ],
    [
      'rejected',
      { ...approved, state: 'rejected' },
      ['Rejected', 'Rejected by ada', '“Fine until then”'],
    ],
    [
      'revoked',
      { ...approved, state: 'revoked' },
      ['Revoked', 'Revoked by ada'],
    ],
    [
      'ended',
      { ...approved, state: 'ended' },
      ['Ended', 'Approved by ada', 'It ended on 4/30/2026.'],
    ],
  ])('say that they are %s, by whom and why', async (_, waiver, texts) => {
    await renderScorecard(withWaiver(waiver, { may: MAY_NOTHING }));
    for (const text of texts) {
      expect(await part()).toHaveTextContent(text);
    }
    expect(await actionsOf()).toEqual([]);
  });

  it('stand beside the state of the check, which stays what it is', async () => {
    await renderScorecard(withWaiver(approved, {}, { waived: true }));
    expect(
      button(/^Fail\s*Waived until 4\/30\/2026\s*The pipeline/),
    ).toBeInTheDocument();
  });

  it('are asked for with a reason and an end', async () => {
    const api = await renderScorecard(withWaiver(undefined), {
      methods: { requestWaiver: async () => withWaiver(requested) },
    });
    await userEvent.click(button(`Ask for a waiver of “${CHECK}”`));
    const dialog = await screen.findByRole('dialog', {
      name: 'Ask for a waiver',
    });
    expect(dialog).toHaveTextContent('never the person who asked');
    expect(dialog).toHaveTextContent('fraud-detector');
    expect(reason()).toHaveFocus();
    const ask = within(dialog).getByRole('button', {
      name: 'Ask for the waiver',
    });
    expect(ask).toBeDisabled();
    write(reason(), ' The new pipeline comes in April ');
    expect(ask).toBeDisabled();
    for (const day of [dayAfter(new Date(), 0), dayAfter(new Date(), 91)]) {
      write(until(), day);
      expect(until()).toBeInvalid();
      expect(ask).toBeDisabled();
    }
    write(until(), last);
    expect(until()).toBeValid();
    expect(until()).toHaveAttribute('max', last);
    write(until(), tomorrow);
    await userEvent.click(ask);
    await waitFor(() =>
      expect(api.requestWaiver).toHaveBeenCalledWith(
        ENTITY_REF,
        lockInStep.id,
        {
          reason: 'The new pipeline comes in April',
          until: tomorrow,
          version: 0,
        },
      ),
    );
    await waitFor(async () =>
      expect(await part()).toHaveTextContent('Requested by omar'),
    );
  });

  it('name the people who approve them as the catalog does, from the first moment', async () => {
    const catalogApi = catalogApiMock({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: 'maya', namespace: 'default' },
          spec: { profile: { displayName: 'Maya Lindqvist' } },
        },
      ],
    });
    const asked = jest.spyOn(catalogApi, 'getEntitiesByRefs');
    await renderScorecard(
      withWaiver(undefined, {
        waiverTerms: { maxDays: 90, approvers: ['user:default/maya'] },
      }),
      { presentation: DefaultEntityPresentationApi.create({ catalogApi }) },
    );
    await waitFor(() =>
      expect(asked).toHaveBeenCalledWith(
        expect.objectContaining({
          entityRefs: expect.arrayContaining(['user:default/maya']),
        }),
      ),
    );
    await Promise.all(asked.mock.results.map(({ value }) => value));
    fireEvent.click(button(/^Ask for a waiver/));
    expect(
      within(screen.getByRole('dialog')).getByRole('link', {
        name: 'Maya Lindqvist',
      }),
    ).toHaveAttribute('href', '/catalog/default/user/maya');
  });

  it('are asked for again when one is over, with the version that was seen', async () => {
    const api = await renderScorecard(
      withWaiver({ ...approved, state: 'ended' }),
      { methods: { requestWaiver: async () => withWaiver(requested) } },
    );
    await userEvent.click(button(`Ask for another waiver of “${CHECK}”`));
    await screen.findByRole('dialog');
    write(reason(), 'It takes longer');
    write(until(), last);
    await userEvent.click(button('Ask for the waiver'));
    await waitFor(() =>
      expect(api.requestWaiver).toHaveBeenCalledWith(
        ENTITY_REF,
        lockInStep.id,
        expect.objectContaining({ version: 2 }),
      ),
    );
  });

  it('are not asked for where the check passes', async () => {
    await renderScorecard(withChecks([dataTracked]));
    expect(
      screen.queryByRole('region', { name: 'Waiver' }),
    ).not.toBeInTheDocument();
  });

  it('excuse nothing where the check passes meanwhile', async () => {
    await renderScorecard(withWaiver(approved, {}, { state: 'pass' }));
    expect(await part()).toHaveTextContent('nothing has to be excused');
    expect(button(/^Pass\s*The pipeline/)).toBeInTheDocument();
  });

  it('say what to do if nobody approves them', async () => {
    await renderScorecard(
      withWaiver(requested, { waiverTerms: { maxDays: 90, approvers: [] } }),
    );
    expect(await part()).toHaveTextContent(
      'name approvers in mlScorecards.waivers.approvers',
    );
  });

  it.each<[string, Waiver, Scorecard['may'], string, string[]]>([
    [
      'an approver',
      requested,
      APPROVER,
      'user:default/ada',
      ['Approve', 'Reject'],
    ],
    [
      'an approver, in force',
      approved,
      APPROVER,
      'user:default/ada',
      ['Revoke'],
    ],
    [
      'the approver who asked',
      requested,
      { ...fraudDetectorScorecard.may, decideWaiver: true },
      'user:default/omar',
      ['Withdraw'],
    ],
    [
      'the owner who asked',
      requested,
      fraudDetectorScorecard.may,
      'user:default/omar',
      ['Withdraw'],
    ],
    [
      'another owner',
      requested,
      fraudDetectorScorecard.may,
      'user:default/olivia',
      [],
    ],
    [
      'an owner, when it is over',
      { ...approved, state: 'rejected' },
      fraudDetectorScorecard.may,
      'user:default/olivia',
      ['Ask for another waiver'],
    ],
    ['a reader', requested, MAY_NOTHING, 'user:default/erin', []],
  ])('offer what is right to %s', async (_, waiver, may, userRef, actions) => {
    await renderScorecard(withWaiver(waiver, { may }), { userRef });
    await waitFor(async () => expect(await actionsOf()).toEqual(actions));
  });

  it('say to the approver who asked that somebody else decides', async () => {
    await renderScorecard(withWaiver(requested, { may: APPROVER }), {
      userRef: 'user:default/omar',
    });
    await waitFor(async () =>
      expect(await part()).toHaveTextContent('Somebody else has to decide'),
    );
  });

  it('are approved, with what that means', async () => {
    const api = await renderScorecard(
      withWaiver(requested, { may: APPROVER }),
      {
        methods: {
          decideWaiver: async () =>
            withWaiver(approved, { waived: 1 }, { waived: true }),
        },
      },
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: `Approve the waiver of “${CHECK}”`,
      }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Approve a waiver',
    });
    expect(dialog).toHaveTextContent('“The new pipeline comes in April”');
    expect(dialog).toHaveTextContent(
      'The check is excused until 4/30/2026, and shows as a debt.',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve' }),
    );
    await waitFor(() =>
      expect(api.decideWaiver).toHaveBeenCalledWith(
        ENTITY_REF,
        lockInStep.id,
        'approve',
        { version: 1 },
      ),
    );
    expect(
      await screen.findByRole('button', { name: /^Fail\s*Waived until/ }),
    ).toBeVisible();
    await waitFor(() =>
      expect(screen.getByRole('region', { name: 'Waiver' })).toHaveFocus(),
    );
    expect(screen.getByText('with 1 waiver')).toBeInTheDocument();
  });

  it.each([
    ['Reject', 'reject', requested],
    ['Revoke', 'revoke', approved],
  ] as const)('need a reason to %s', async (verb, decision, waiver) => {
    const api = await renderScorecard(withWaiver(waiver, { may: APPROVER }), {
      methods: { decideWaiver: async () => withWaiver(undefined) },
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: `${verb} the waiver of “${CHECK}”`,
      }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: `${verb} a waiver`,
    });
    const confirm = within(dialog).getByRole('button', { name: verb });
    expect(confirm).toBeDisabled();
    write(reason(), 'It can wait for nothing');
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(api.decideWaiver).toHaveBeenCalledWith(
        ENTITY_REF,
        lockInStep.id,
        decision,
        { reason: 'It can wait for nothing', version: waiver.version },
      ),
    );
  });

  it('are withdrawn by who asked', async () => {
    const api = await renderScorecard(withWaiver(requested), {
      userRef: 'user:default/omar',
      methods: { decideWaiver: async () => withWaiver(undefined) },
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: `Withdraw the request for a waiver of “${CHECK}”`,
      }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Withdraw' }),
    );
    await waitFor(() =>
      expect(api.decideWaiver).toHaveBeenCalledWith(
        ENTITY_REF,
        lockInStep.id,
        'withdraw',
        { version: 1 },
      ),
    );
  });

  it('are not approved once they were withdrawn, and say so', async () => {
    await renderScorecard(withWaiver(requested, { may: APPROVER }), {
      methods: {
        getScorecard: jest
          .fn()
          .mockResolvedValueOnce(withWaiver(requested, { may: APPROVER }))
          .mockResolvedValue(withWaiver(undefined, { may: APPROVER })),
        decideWaiver: jest
          .fn()
          .mockRejectedValue(
            await responseError(409, 'ConflictError', 'it is at version 0'),
          ),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Approve/ }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve' }),
    );
    expect(
      await within(dialog).findByText('This is not possible any more.'),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByRole('button', { name: 'Save mine instead' }),
    ).toBeDisabled();
  });

  it('say why they cannot be decided though nobody was faster', async () => {
    await renderScorecard(withWaiver(requested, { may: APPROVER }), {
      methods: {
        decideWaiver: jest
          .fn()
          .mockRejectedValue(
            await responseError(409, 'ConflictError', 'its time is over'),
          ),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Approve/ }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'its time is over',
    );
  });
});
