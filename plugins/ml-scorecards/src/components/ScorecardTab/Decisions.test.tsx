import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Decision,
  decisionDays,
  MlScorecardsApi,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import {
  fraudDetectorScorecard,
  MAY_NOTHING,
} from '../../__testUtils__/fixtures';
import { renderTab } from '../../__testUtils__/renderTab';
import { responseError } from '../../__testUtils__/responseError';
import { stopDate } from '../../__testUtils__/stopDate';

const ENTITY_REF = 'component:default/fraud-detector';
const FINDING = 'It is kept up less than its tier asks for';
const TRIGGER = 'Inference is slower than promised';

/** With nothing but what can be decided about, as a whole tab takes its time in jsdom. */
const scorecard: Scorecard = {
  ...fraudDetectorScorecard,
  dimensions: [],
  nextSteps: [],
  rubrics: [],
  checklists: [],
  sources: [],
  findings: [],
};

const NOW = '2026-03-01T12:00:00Z';
const { first: tomorrow, last: inYear } = decisionDays(new Date(NOW));

const decision: Decision = {
  reason: 'A bigger machine comes in May',
  evidenceUrl: 'https://wiki.example.com/machine',
  currentMetrics: '310 ms at p99',
  dataVelocity: 'daily',
  until: inYear,
  by: 'user:default/omar',
  at: '2026-02-26T09:00:00.000Z',
  version: 4,
};

function withDecision(
  about: 'under-invested' | 'latency-over-limit',
  of: Partial<Decision> = {},
): Scorecard {
  const decided = <T extends { id: string }>(subject: T) =>
    subject.id === about
      ? { ...subject, decision: { ...decision, ...of } }
      : subject;
  return {
    ...scorecard,
    triggers: scorecard.triggers.map(decided),
    effortFindings: scorecard.effortFindings.map(decided),
  };
}

async function itemOf(title: string): Promise<HTMLElement> {
  const items = await screen.findAllByRole('listitem');
  return items.find(({ textContent }) => textContent?.includes(title))!;
}

async function openDialog(
  methods: Partial<MlScorecardsApi> = {},
  title: string = FINDING,
) {
  const api = renderTab(
    {
      getScorecard: async () => scorecard,
      ...methods,
    },
    { section: 'scale-and-fit' },
  );
  await userEvent.click(
    await screen.findByRole('button', {
      name: `Put a decision on record about “${title}”`,
    }),
  );
  const dialog = await screen.findByRole('dialog', {
    name: 'Put a decision on record',
  });
  return { api, dialog };
}

const reason = () => screen.getByLabelText(/What was decided, and why/);
const link = () => screen.getByLabelText('Link to the evidence');
const until = () => screen.getByLabelText(/Holds until/);
const save = () => screen.getByRole('button', { name: 'Put on record' });

/** In one go: a date field takes no typing in jsdom, and each key costs a rendering. */
const write = (field: HTMLElement, value: string) =>
  fireEvent.change(field, { target: { value } });
const setUntil = (day: string) => write(until(), day);

async function decide() {
  write(reason(), 'We live with it');
  setUntil(tomorrow);
  await userEvent.click(save());
}

describe('decisions', () => {
  // A day must not end between what is expected and what is shown.
  beforeEach(() => stopDate(NOW));
  afterEach(() => jest.useRealTimers());

  it('are put on record with the four answers, and settle a finding', async () => {
    const { api, dialog } = await openDialog({
      updateDecision: async () => withDecision('under-invested'),
    });
    expect(dialog).toHaveTextContent(FINDING);
    write(reason(), '  We live with it ');
    setUntil(inYear);
    write(link(), 'https://wiki.example.com/decision');
    const answers = within(
      screen.getByRole('group', { name: 'The guide’s four questions' }),
    ).getAllByRole('textbox');
    for (const [index, answer] of [
      '90 ms',
      'doubles each year',
      '1,000 EUR an hour',
      'daily',
    ].entries()) {
      write(answers[index], answer);
    }
    await userEvent.click(save());

    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(
      await screen.findByText(`Settled by a decision: ${FINDING}`),
    ).toBeInTheDocument();
    expect(api.updateDecision).toHaveBeenCalledWith(
      ENTITY_REF,
      'under-invested',
      {
        reason: 'We live with it',
        evidenceUrl: 'https://wiki.example.com/decision',
        currentMetrics: '90 ms',
        growthRate: 'doubles each year',
        downtimeCost: '1,000 EUR an hour',
        dataVelocity: 'daily',
        until: inYear,
        version: 0,
      },
    );
    expect(api.getScorecard).toHaveBeenCalledTimes(1);
  });

  it('settle a trigger, too, and need no more than a reason and an end', async () => {
    const { api } = await openDialog(
      { updateDecision: async () => withDecision('latency-over-limit') },
      TRIGGER,
    );
    await decide();
    await waitFor(() =>
      expect(api.updateDecision).toHaveBeenCalledWith(
        ENTITY_REF,
        'latency-over-limit',
        { reason: 'We live with it', until: tomorrow, version: 0 },
      ),
    );
  });

  it('end after today and within a year', async () => {
    await openDialog();
    expect(save()).toBeDisabled();
    write(reason(), 'We live with it');
    expect(save()).toBeDisabled();
    for (const day of ['2020-01-01', new Date().toISOString().slice(0, 10)]) {
      setUntil(day);
      expect(until()).toBeInvalid();
      expect(save()).toBeDisabled();
    }
    setUntil(`${Number(inYear.slice(0, 4)) + 1}-01-01`);
    expect(save()).toBeDisabled();
    setUntil(inYear);
    expect(until()).toBeValid();
    expect(save()).toBeEnabled();
  });

  it('have no link that is no web or mail address, and no endless text', async () => {
    await openDialog();
    write(reason(), 'We live with it');
    setUntil(tomorrow);
    // eslint-disable-next-line no-script-url -- the very thing that must be refused
    write(link(), 'javascript:alert(1)');
    expect(link()).toBeInvalid();
    expect(save()).toBeDisabled();
    write(link(), '');
    expect(save()).toBeEnabled();
    const answer = screen.getByLabelText('How fast does it grow?');
    write(answer, 'a'.repeat(2001));
    expect(answer).toBeInvalid();
    expect(save()).toBeDisabled();
  });

  it('are sent by the keyboard alone', async () => {
    const { api } = await openDialog({
      updateDecision: async () => withDecision('under-invested'),
    });
    write(reason(), 'We live with it');
    setUntil(tomorrow);
    write(link(), 'https://wiki.example.com/decision');
    await userEvent.type(link(), '{Enter}');
    await waitFor(() => expect(api.updateDecision).toHaveBeenCalledTimes(1));
  });

  it('are for everybody to see', async () => {
    renderTab(
      {
        getScorecard: async () => ({
          ...withDecision('latency-over-limit'),
          may: MAY_NOTHING,
        }),
      },
      { section: 'scale-and-fit' },
    );
    const trigger = await itemOf(TRIGGER);
    expect(trigger).toHaveTextContent(/Decided by omar .* ago/);
    expect(trigger).toHaveTextContent(/It holds until \d+\/\d+\/\d{4}\./);
    expect(trigger).toHaveTextContent('“A bigger machine comes in May”');
    expect(
      within(trigger).getByRole('link', { name: /wiki.example.com/ }),
    ).toHaveAttribute('href', 'https://wiki.example.com/machine');
    expect(trigger).toHaveTextContent('What is measured today?310 ms at p99');
    expect(trigger).toHaveTextContent('How fast do the data change?daily');
    expect(trigger).not.toHaveTextContent('How fast does it grow?');
    expect(
      screen.queryByRole('button', { name: /decision/ }),
    ).not.toBeInTheDocument();
  });

  it('are named as what owners can do, where somebody else looks at a trigger that has fired', async () => {
    renderTab(
      {
        getScorecard: async () => ({
          ...fraudDetectorScorecard,
          may: MAY_NOTHING,
        }),
      },
      { section: 'scale-and-fit' },
    );
    expect(await itemOf(TRIGGER)).toHaveTextContent(
      'Only its owners can put a decision on record.',
    );
    // Nothing is to be decided about the other one, which has not fired.
    expect(screen.getAllByText(/^Only its owners/)).toHaveLength(1);
  });

  it('settle nothing any more once they have ended', async () => {
    renderTab(
      {
        getScorecard: async () =>
          withDecision('under-invested', { until: '2026-02-28' }),
      },
      { section: 'scale-and-fit' },
    );
    const finding = await itemOf(FINDING);
    expect(finding).toHaveTextContent('It ended on 2/28/2026.');
    expect(screen.queryByText(/^Settled/)).not.toBeInTheDocument();
  });

  it('are changed from what they are, with the version that was seen', async () => {
    const api = renderTab(
      {
        getScorecard: async () => withDecision('under-invested'),
        updateDecision: async () => withDecision('under-invested'),
      },
      { section: 'scale-and-fit' },
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: `Change the decision about “${FINDING}”`,
      }),
    );
    await screen.findByRole('dialog', { name: 'Change the decision' });
    expect(reason()).toHaveValue('A bigger machine comes in May');
    write(reason(), 'A bigger machine comes in June');
    setUntil(tomorrow);
    await userEvent.click(save());
    await waitFor(() =>
      expect(api.updateDecision).toHaveBeenCalledWith(
        ENTITY_REF,
        'under-invested',
        expect.objectContaining({
          reason: 'A bigger machine comes in June',
          evidenceUrl: 'https://wiki.example.com/machine',
          currentMetrics: '310 ms at p99',
          until: tomorrow,
          version: 4,
        }),
      ),
    );
  });

  it('are taken back, when one has said so twice', async () => {
    const api = renderTab(
      {
        getScorecard: async () => withDecision('under-invested'),
        deleteDecision: async () => scorecard,
      },
      { section: 'scale-and-fit' },
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: `Take it back: the decision about “${FINDING}”`,
      }),
    );
    await screen.findByRole('dialog', { name: 'Take the decision back' });
    expect(api.deleteDecision).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Take it back' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.deleteDecision).toHaveBeenCalledWith(
      ENTITY_REF,
      'under-invested',
      { version: 4 },
    );
    expect(screen.queryByText(/^Settled/)).not.toBeInTheDocument();
    // The button that was pressed is gone, and the keyboard must not be lost.
    await waitFor(() => expect(document.body).not.toHaveFocus());
    expect(document.activeElement).toContainElement(
      screen.getByRole('button', {
        name: `Put a decision on record about “${FINDING}”`,
      }),
    );
  });

  it('tell who was faster and what stands now, and keep what one wrote', async () => {
    const updateDecision = jest
      .fn()
      .mockRejectedValueOnce(
        await responseError(409, 'ConflictError', 'version 4 is newer'),
      )
      .mockResolvedValue(withDecision('under-invested', { version: 5 }));
    const { api, dialog } = await openDialog({
      getScorecard: jest
        .fn()
        .mockResolvedValueOnce(scorecard)
        .mockResolvedValue(withDecision('under-invested')),
      updateDecision,
    });
    await decide();
    const alert = await within(dialog).findByText(
      /omar.*was faster|was faster/,
    );
    expect(alert).toHaveTextContent('omar was faster');
    expect(alert).toHaveTextContent('“A bigger machine comes in May”');
    expect(reason()).toHaveValue('We live with it');
    expect(updateDecision).toHaveBeenLastCalledWith(
      ENTITY_REF,
      'under-invested',
      expect.objectContaining({ version: 0 }),
    );

    await userEvent.click(
      screen.getByRole('button', { name: 'Save mine instead' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(updateDecision).toHaveBeenLastCalledWith(
      ENTITY_REF,
      'under-invested',
      expect.objectContaining({ reason: 'We live with it', version: 4 }),
    );
    expect(api.getScorecard).toHaveBeenCalledTimes(2);
  });

  it('tell when one may not decide', async () => {
    await openDialog({
      updateDecision: jest
        .fn()
        .mockRejectedValue(
          await responseError(403, 'NotAllowedError', 'not the owner'),
        ),
    });
    await decide();
    expect(
      await screen.findByText('You may not decide about this component.'),
    ).toBeInTheDocument();
  });

  it('keep what one wrote when saving fails', async () => {
    const { dialog } = await openDialog({
      updateDecision: jest.fn().mockRejectedValue(new Error('no network')),
    });
    await decide();
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'The change was not saved: no network',
    );
    expect(reason()).toHaveValue('We live with it');
  });
});
