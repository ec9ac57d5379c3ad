import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Attestation,
  CheckResult,
  MlScorecardsApi,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { lockInStep, qualityMeasured } from '../../__testUtils__/checkFixtures';
import { MAY_NOTHING } from '../../__testUtils__/fixtures';
import { renderTab } from '../../__testUtils__/renderTab';
import { responseError } from '../../__testUtils__/responseError';
import { stopDate } from '../../__testUtils__/stopDate';
import { withChecks } from '../../__testUtils__/withChecks';
import { dayAfter } from '../shared/dayAfter';

const ENTITY_REF = 'component:default/fraud-detector';
const CHECK = 'Quality on served data is measured';

const attestable: CheckResult = {
  ...qualityMeasured,
  attestable: { validForDays: 30, perVersion: false },
};

const attestation: Attestation = {
  note: 'Measured by hand each Monday',
  evidenceUrl: 'https://wiki.example.com/quality',
  until: '2026-12-31',
  by: 'user:default/olivia',
  at: '2026-02-20T09:00:00.000Z',
  version: 2,
};

const attested: CheckResult = {
  ...attestable,
  state: 'pass',
  reason: undefined,
  attested: true,
  attestation,
};

const NOW = '2026-03-01T12:00:00Z';
const today = dayAfter(new Date(NOW), 0);
const last = dayAfter(new Date(NOW), 30);

async function renderCheck(
  check: CheckResult,
  methods: Partial<MlScorecardsApi> = {},
  changed: Partial<Scorecard> = {},
) {
  const api = renderTab(
    { getScorecard: async () => withChecks([check], changed), ...methods },
    { at: `/#ml-check-${check.id}` },
  );
  await screen.findByRole('button', {
    expanded: true,
    name: new RegExp(check.title),
  });
  return api;
}

const part = () => screen.findByRole('region', { name: 'Attestation' });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const note = () => screen.getByLabelText(/What you vouch for/);
const link = () => screen.getByLabelText(/Link to the evidence/);
const until = () => screen.getByLabelText(/Holds until/);
const save = () => screen.getByRole('button', { name: 'Vouch for it' });

const write = (field: HTMLElement, value: string) =>
  fireEvent.change(field, { target: { value } });

async function openDialog() {
  await userEvent.click(button(/^Vouch .*“/));
  return screen.findByRole('dialog', { name: 'Vouch for a check' });
}

function fill() {
  write(note(), ' Measured on Monday ');
  write(link(), 'https://wiki.example.com/monday');
}

describe('attestations', () => {
  // A day must not end between what is expected and what is shown.
  beforeEach(() => stopDate(NOW));
  afterEach(() => jest.useRealTimers());

  it('stand beside the pass that rests on them, with who, what and until when', async () => {
    await renderCheck(attested);
    expect(
      button(/^Pass\s*Attested\s*Quality on served data/),
    ).toBeInTheDocument();
    const region = await part();
    expect(region).toHaveTextContent(
      /Vouched for by olivia .* ago\. It holds until 12\/31\/2026\./,
    );
    expect(region).toHaveTextContent('“Measured by hand each Monday”');
    expect(
      within(region).getByRole('link', { name: /wiki.example.com/ }),
    ).toHaveAttribute('href', 'https://wiki.example.com/quality');
    expect(region).toHaveTextContent('The check passes on this word');
  });

  it.each<[string, Partial<CheckResult>, string]>([
    [
      'ended',
      { attestation: { ...attestation, lapsed: 'expired' } },
      'It ended on 12/31/2026.',
    ],
    [
      'were about another version of the model',
      {
        attestation: {
          ...attestation,
          modelVersion: '3',
          lapsed: 'other-version',
        },
      },
      'It was about version 3 of the model, and another one serves now.',
    ],
    [
      'are about one version of the model',
      { attestation: { ...attestation, modelVersion: '3' } },
      'It holds until 12/31/2026, and for version 3 of the model only.',
    ],
    [
      'are overruled by facts',
      { state: 'fail', attestation },
      'Facts say that it fails, and they count more than this word.',
    ],
    [
      'are not needed',
      { state: 'pass', attestation },
      'Facts say that it passes: this word is not needed.',
    ],
  ])('say that they %s', async (_, of, text) => {
    await renderCheck({ ...attestable, ...of });
    expect(await part()).toHaveTextContent(text);
    expect(screen.queryByText('Attested')).not.toBeInTheDocument();
  });

  it('are put on record with evidence and an end', async () => {
    const api = await renderCheck(attestable, {
      updateAttestation: async () => withChecks([attested]),
    });
    expect(await part()).toHaveTextContent('nobody has vouched for it');
    const dialog = await openDialog();
    expect(dialog).toHaveTextContent(CHECK);
    expect(dialog).toHaveTextContent(
      'It never overrides a fact that says the opposite.',
    );
    fill();
    await userEvent.click(save());
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.updateAttestation).toHaveBeenCalledWith(
      ENTITY_REF,
      attestable.id,
      {
        note: 'Measured on Monday',
        evidenceUrl: 'https://wiki.example.com/monday',
        until: last,
        version: 0,
      },
    );
    expect(await screen.findByText('Attested')).toBeInTheDocument();
    expect(api.getScorecard).toHaveBeenCalledTimes(1);
  });

  it('need a note, a link, and an end within the time that the check allows', async () => {
    await renderCheck(attestable);
    await openDialog();
    // Found once: to look for something by its role takes long in jsdom.
    const vouch = save();
    expect(vouch).toBeDisabled();
    fill();
    expect(vouch).toBeEnabled();
    write(note(), ' ');
    expect(vouch).toBeDisabled();
    fill();
    // eslint-disable-next-line no-script-url -- the very thing that must be refused
    for (const evidence of ['', 'javascript:alert(1)']) {
      write(link(), evidence);
      expect(vouch).toBeDisabled();
    }
    fill();
    for (const day of [dayAfter(new Date(), -1), dayAfter(new Date(), 31)]) {
      write(until(), day);
      expect(until()).toBeInvalid();
      expect(vouch).toBeDisabled();
    }
    for (const day of [today, last]) {
      write(until(), day);
      expect(until()).toBeValid();
      expect(vouch).toBeEnabled();
    }
    expect(until()).toHaveAttribute('max', last);
  });

  it('say that they are about the version that serves, where the check asks so', async () => {
    await renderCheck({
      ...attestable,
      attestable: { validForDays: 30, perVersion: true },
    });
    expect(await openDialog()).toHaveTextContent(
      'It is about the version of the model that serves now.',
    );
  });

  it('are given again from what they are, with the version that was seen', async () => {
    const api = await renderCheck(
      {
        ...attestable,
        attestation: { ...attestation, lapsed: 'expired' },
      },
      { updateAttestation: async () => withChecks([attested]) },
    );
    await userEvent.click(button(`Vouch again for “${CHECK}”`));
    await screen.findByRole('dialog');
    expect(note()).toHaveValue('Measured by hand each Monday');
    await userEvent.click(save());
    await waitFor(() =>
      expect(api.updateAttestation).toHaveBeenCalledWith(
        ENTITY_REF,
        attestable.id,
        expect.objectContaining({
          evidenceUrl: 'https://wiki.example.com/quality',
          version: 2,
        }),
      ),
    );
  });

  it('are taken back, and the keyboard is not lost', async () => {
    const api = await renderCheck(attested, {
      deleteAttestation: async () =>
        withChecks([{ ...attestable, attestable: undefined }]),
    });
    await userEvent.click(
      button(`Take it back: the attestation of “${CHECK}”`),
    );
    await screen.findByRole('dialog', { name: 'Take the attestation back' });
    expect(api.deleteAttestation).not.toHaveBeenCalled();
    await userEvent.click(button('Take it back'));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.deleteAttestation).toHaveBeenCalledWith(
      ENTITY_REF,
      attestable.id,
      { version: 2 },
    );
    expect(screen.queryByText('Attested')).not.toBeInTheDocument();
    await waitFor(() => expect(document.body).not.toHaveFocus());
    expect(document.activeElement).toContainElement(
      screen.getByRole('region', { name: /^Condition/ }),
    );
    expect(document.activeElement).not.toContainElement(
      button(/^Unknown.*Quality/),
    );
  });

  it('tell who was faster and what stands now, and keep what one wrote', async () => {
    const updateAttestation = jest
      .fn()
      .mockRejectedValueOnce(
        await responseError(409, 'ConflictError', 'it is at version 2'),
      )
      .mockResolvedValue(withChecks([attested]));
    await renderCheck(attestable, {
      getScorecard: jest
        .fn()
        .mockResolvedValueOnce(withChecks([attestable]))
        .mockResolvedValue(withChecks([attested])),
      updateAttestation,
    });
    const dialog = await openDialog();
    fill();
    await userEvent.click(save());
    await waitFor(() =>
      expect(within(dialog).getByRole('alert')).toHaveTextContent(
        'olivia was faster',
      ),
    );
    expect(within(dialog).getByRole('alert')).toHaveTextContent(
      '“Measured by hand each Monday”',
    );
    expect(link()).toHaveValue('https://wiki.example.com/monday');
    await userEvent.click(button('Save mine instead'));
    await waitFor(() =>
      expect(updateAttestation).toHaveBeenLastCalledWith(
        ENTITY_REF,
        attestable.id,
        expect.objectContaining({ note: 'Measured on Monday', version: 2 }),
      ),
    );
  });

  it('say what the backend does not take, and keep what one wrote', async () => {
    await renderCheck(attestable, {
      updateAttestation: jest
        .fn()
        .mockRejectedValue(
          await responseError(400, 'InputError', 'until: must be later'),
        ),
    });
    const dialog = await openDialog();
    fill();
    await userEvent.click(save());
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'The change was not saved: until: must be later',
    );
    expect(link()).toHaveValue('https://wiki.example.com/monday');
  });

  it('tell when one may not', async () => {
    await renderCheck(attestable, {
      updateAttestation: jest
        .fn()
        .mockRejectedValue(
          await responseError(403, 'NotAllowedError', 'not the owner'),
        ),
    });
    await openDialog();
    fill();
    await userEvent.click(save());
    expect(
      await screen.findByText(/You may not put this on record/),
    ).toBeInTheDocument();
  });

  it('cannot be given against facts', async () => {
    await renderCheck({ ...lockInStep, attestable: attestable.attestable });
    expect(await part()).toHaveTextContent('nobody can vouch against facts');
    expect(
      screen.queryByRole('button', { name: /^Vouch/ }),
    ).not.toBeInTheDocument();
  });

  it('are for everybody to see, and for owners to give', async () => {
    await renderCheck(attested, {}, { may: MAY_NOTHING });
    expect(await part()).toHaveTextContent('“Measured by hand each Monday”');
    expect(within(await part()).queryByRole('button')).not.toBeInTheDocument();
  });

  it('are not spoken of where nobody can give them', async () => {
    await renderCheck(qualityMeasured);
    expect(
      screen.queryByRole('region', { name: 'Attestation' }),
    ).not.toBeInTheDocument();
  });
});
