import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ChecklistItem,
  MlScorecardsApi,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import {
  fraudDetectorScorecard,
  MAY_NOTHING,
} from '../../__testUtils__/fixtures';
import { renderTab } from '../../__testUtils__/renderTab';
import { responseError } from '../../__testUtils__/responseError';
import { withItems } from '../../__testUtils__/withChecks';

const ENTITY_REF = 'component:default/fraud-detector';
const ROLLBACK = 'Rolling back was tried';
const [{ items }] = fraudDetectorScorecard.checklists;
const [rollback, onCall] = items;

const answered: ChecklistItem = {
  ...rollback,
  state: 'answered',
  answer: { evidence: [], checks: ['pipeline-lock-in-step'] },
  version: 2,
};

const tickedByOmar: ChecklistItem = {
  ...rollback,
  state: 'ticked',
  ticked: true,
  note: 'Drilled in February',
  by: 'user:default/omar',
  at: '2026-02-28T09:00:00.000Z',
  version: 1,
};

const scorecard = withItems(items);

function renderItems(
  of: Scorecard = scorecard,
  methods: Partial<MlScorecardsApi> = {},
) {
  return renderTab(
    { getScorecard: async () => of, ...methods },
    { section: 'checklists' },
  );
}

const box = (name: string = ROLLBACK) =>
  screen.findByRole('checkbox', { name });

async function row(name: string = ROLLBACK): Promise<HTMLElement> {
  return (await box(name)).closest('li')!;
}

const note = () => screen.getByRole('textbox', { name: /Note/ });
const link = () =>
  screen.getByRole('textbox', { name: 'Link to the evidence' });
/** In one go, as each key costs a rendering. */
const write = (field: HTMLElement, value: string) =>
  fireEvent.change(field, { target: { value } });

const button = (name: string | RegExp) => screen.getByRole('button', { name });

async function openTickDialog() {
  await userEvent.click(await box());
  return screen.findByRole('dialog', { name: 'Tick this item' });
}

async function tick(text: string = 'Done on Monday') {
  await openTickDialog();
  write(note(), text);
  await userEvent.click(button('Tick'));
}

describe('checklists', () => {
  it('show who ticked what, when, with the note and the evidence', async () => {
    renderItems();
    const item = await row('Somebody is on call');
    expect(await box('Somebody is on call')).toBeChecked();
    expect(await box('Somebody is on call')).toHaveAccessibleDescription(
      'Ticked',
    );
    expect(item).toHaveTextContent(/Ticked by olivia .* ago\./);
    expect(item).toHaveTextContent('“Payments rota since March”');
    expect(
      within(item).getByRole('link', { name: /wiki.example.com/ }),
    ).toHaveAttribute('href', 'https://wiki.example.com/rota');

    expect(screen.getByText(/1 of 2 settled/)).toBeInTheDocument();
    expect(
      screen.getByRole('progressbar', {
        name: 'Before production: 1 of 2 settled',
      }),
    ).toHaveAttribute('aria-valuenow', '50');
  });

  it.each<[string, Partial<ChecklistItem>, string, boolean, string]>([
    ['open', {}, 'Open', false, 'A tick holds for 90 days.'],
    [
      'ticked, for a while',
      { ...tickedByOmar, expiresAt: '2026-05-29T09:00:00.000Z' },
      'Ticked',
      true,
      'It holds until 5/29/2026.',
    ],
    [
      'expired',
      {
        ...tickedByOmar,
        state: 'expired',
        expiresAt: '2026-02-27T09:00:00.000Z',
      },
      'Expired',
      false,
      'It held until 2/27/2026, and has to be ticked again.',
    ],
    [
      'unticked',
      { ...tickedByOmar, state: 'open', ticked: false },
      'Open',
      false,
      'Unticked by omar',
    ],
    [
      'answered by facts',
      answered,
      'Answered by facts',
      true,
      'Nobody has to tick it',
    ],
    [
      'denied by facts',
      { ...answered, state: 'denied' },
      'Denied by facts',
      false,
      'a tick does not count against them',
    ],
    [
      'disputed against a denial',
      {
        ...answered,
        state: 'disputed',
        ticked: true,
        by: 'user:default/omar',
        at: '2026-02-28T09:00:00.000Z',
      },
      'Disputed',
      false,
      'Facts say that it is not so, and somebody says that they are wrong',
    ],
    [
      'disputed',
      {
        ...answered,
        state: 'disputed',
        by: 'user:default/omar',
        at: '2026-02-28T09:00:00.000Z',
        note: 'The lock file is of another model',
      },
      'Disputed',
      false,
      'Disputed by omar',
    ],
  ])('say that an item is %s', async (_, of, state, isChecked, text) => {
    renderItems(withItems([{ ...rollback, ...of }]));
    const item = await row();
    expect((await box()).hasAttribute('checked')).toBe(isChecked);
    expect(await box()).toHaveAccessibleDescription(state);
    expect(item).toHaveTextContent(text);
    expect(screen.getByText(/of 1 settled/)).toHaveTextContent(
      isChecked ? '1 of 1 settled' : '0 of 1 settled',
    );
  });

  it('are ticked at once, and show what the answer says when it is there', async () => {
    let answer: (changed: Scorecard) => void = () => {};
    const api = renderItems(scorecard, {
      updateChecklistItem: () =>
        new Promise<Scorecard>(resolve => {
          answer = resolve;
        }),
    });
    await openTickDialog();
    write(note(), 'Done on Monday');
    write(link(), 'https://wiki.example.com/rollback');
    await userEvent.click(button('Tick'));

    expect(await box()).toBeChecked();
    expect(await box()).toHaveAccessibleDescription('Saving…');
    expect(screen.getByText(/2 of 2 settled/)).toBeInTheDocument();
    expect(await row()).toHaveTextContent('“Done on Monday”');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );

    answer(withItems([tickedByOmar, onCall]));
    await waitFor(async () =>
      expect(await row()).toHaveTextContent(/Ticked by omar .* ago\./),
    );
    expect(await box()).toHaveAccessibleDescription('Ticked');
    expect(api.updateChecklistItem).toHaveBeenCalledWith(
      ENTITY_REF,
      { checklist: 'before-production', item: 'rollback-tested' },
      {
        ticked: true,
        note: 'Done on Monday',
        evidenceUrl: 'https://wiki.example.com/rollback',
        version: 0,
      },
    );
    expect(api.getScorecard).toHaveBeenCalledTimes(1);
  });

  it('are ticked by the keyboard alone', async () => {
    const api = renderItems(scorecard, {
      updateChecklistItem: async () => withItems([tickedByOmar, onCall]),
    });
    (await box()).focus();
    await userEvent.keyboard(' ');
    await screen.findByRole('dialog', { name: 'Tick this item' });
    expect(note()).toHaveFocus();
    await userEvent.tab();
    await userEvent.keyboard('https://wiki.example.com{Enter}');
    await waitFor(() =>
      expect(api.updateChecklistItem).toHaveBeenCalledTimes(1),
    );
    await waitFor(async () => expect(await box()).toHaveFocus());
  });

  it('are unticked with the version that was seen', async () => {
    const api = renderItems(scorecard, {
      updateChecklistItem: async () => scorecard,
    });
    await userEvent.click(await box('Somebody is on call'));
    await screen.findByRole('dialog', { name: 'Untick this item' });
    await userEvent.click(button('Untick'));
    await waitFor(() =>
      expect(api.updateChecklistItem).toHaveBeenCalledWith(
        ENTITY_REF,
        { checklist: 'before-production', item: 'owner-on-call' },
        { ticked: false, version: 3 },
      ),
    );
  });

  it('are sent one after another, so that no answer of before comes last', async () => {
    const answers: ((changed: Scorecard) => void)[] = [];
    const api = renderItems(
      withItems([
        rollback,
        {
          ...onCall,
          ...rollback,
          id: 'owner-on-call',
          title: 'Somebody is on call',
        },
      ]),
      {
        updateChecklistItem: () =>
          new Promise<Scorecard>(resolve => answers.push(resolve)),
      },
    );
    await tick();
    await userEvent.click(await box('Somebody is on call'));
    await screen.findByRole('dialog');
    await userEvent.click(button('Tick'));
    expect(screen.getByText(/2 of 2 settled/)).toBeInTheDocument();
    expect(api.updateChecklistItem).toHaveBeenCalledTimes(1);
    answers[0](
      withItems([
        tickedByOmar,
        { ...rollback, id: 'owner-on-call', title: 'Somebody is on call' },
      ]),
    );
    await waitFor(() =>
      expect(api.updateChecklistItem).toHaveBeenCalledTimes(2),
    );
    // The second one is still on its way, and shows as ticked all the same.
    expect(screen.getByText(/2 of 2 settled/)).toBeInTheDocument();
  });

  it('take no evidence that is no web or mail address', async () => {
    renderItems();
    await openTickDialog();
    // eslint-disable-next-line no-script-url -- the very thing that must be refused
    write(link(), 'javascript:alert(1)');
    expect(link()).toBeInvalid();
    expect(
      screen.getByText(
        'This must be a web address (https://…) or a mailto: address',
      ),
    ).toBeInTheDocument();
    expect(button('Tick')).toBeDisabled();
  });

  it('stay as they are when one cancels', async () => {
    const api = renderItems();
    await openTickDialog();
    await userEvent.click(button('Cancel'));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(await box()).not.toBeChecked();
    expect(api.updateChecklistItem).not.toHaveBeenCalled();
  });

  it('roll back when saving fails, and keep what one wrote', async () => {
    const api = renderItems(scorecard, {
      updateChecklistItem: jest
        .fn()
        .mockRejectedValueOnce(new Error('no network'))
        .mockResolvedValue(withItems([tickedByOmar, onCall])),
    });
    await tick();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Not saved: no network What you wrote is kept.',
    );
    expect(await box()).not.toBeChecked();
    expect(screen.getByText(/1 of 2 settled/)).toBeInTheDocument();

    await userEvent.click(button(`Open what you wrote about “${ROLLBACK}”`));
    await screen.findByRole('dialog', { name: 'Tick this item' });
    expect(note()).toHaveValue('Done on Monday');
    await userEvent.click(button('Tick'));
    await waitFor(() =>
      expect(screen.queryByRole('alert')).not.toBeInTheDocument(),
    );
    expect(await box()).toBeChecked();
    expect(api.updateChecklistItem).toHaveBeenCalledTimes(2);
  });

  it('let go of what one wrote', async () => {
    renderItems(scorecard, {
      updateChecklistItem: jest.fn().mockRejectedValue(new Error('no network')),
    });
    await tick();
    await userEvent.click(
      await screen.findByRole('button', {
        name: `Discard what you wrote about “${ROLLBACK}”`,
      }),
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('tell who was faster, show what they said, and keep what one wrote', async () => {
    const updateChecklistItem = jest
      .fn()
      .mockRejectedValueOnce(
        await responseError(409, 'ConflictError', 'version 1 is newer'),
      )
      .mockResolvedValue(withItems([{ ...tickedByOmar, version: 2 }, onCall]));
    const api = renderItems(scorecard, {
      getScorecard: jest
        .fn()
        .mockResolvedValueOnce(scorecard)
        .mockResolvedValue(withItems([tickedByOmar, onCall])),
      updateChecklistItem,
    });
    await tick();
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent('omar was faster'),
    );
    expect(await row()).toHaveTextContent('“Drilled in February”');
    expect(api.getScorecard).toHaveBeenCalledTimes(2);

    await userEvent.click(button(`Open what you wrote about “${ROLLBACK}”`));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('alert')).toHaveTextContent(
      '“Drilled in February”',
    );
    expect(note()).toHaveValue('Done on Monday');
    await userEvent.click(button('Save mine instead'));
    await waitFor(() =>
      expect(updateChecklistItem).toHaveBeenLastCalledWith(
        ENTITY_REF,
        expect.anything(),
        expect.objectContaining({ note: 'Done on Monday', version: 1 }),
      ),
    );
  });

  it('tell when one may not tick', async () => {
    renderItems(scorecard, {
      updateChecklistItem: jest
        .fn()
        .mockRejectedValue(
          await responseError(403, 'NotAllowedError', 'not the owner'),
        ),
    });
    await tick();
    expect(
      await screen.findByText('You may not tick items of this component.'),
    ).toBeInTheDocument();
    expect(await box()).not.toBeChecked();
  });

  it('name the owner to whoever may not tick', async () => {
    renderItems(
      withItems([...items, { ...answered, id: 'pinned', title: 'Pinned' }], {
        may: MAY_NOTHING,
      }),
    );
    expect(await screen.findByRole('note')).toHaveTextContent(
      'Only the owner ticks items: payments',
    );
    for (const checkbox of screen.getAllByRole('checkbox')) {
      expect(checkbox).toBeDisabled();
    }
    expect(
      screen.queryByRole('button', { name: /Dispute/ }),
    ).not.toBeInTheDocument();
  });

  describe('that facts have answered', () => {
    const pinned = withItems([answered], {
      dimensions: fraudDetectorScorecard.dimensions,
    });

    it('show the facts, and are not ticked by hand', async () => {
      renderItems(pinned);
      expect(await box()).toBeChecked();
      expect(await box()).toBeDisabled();
      await userEvent.click(button(`What this rests on: ${ROLLBACK}`));
      expect(await row()).toHaveTextContent(
        'These checks pass: The pipeline’s lock file is in step with the code',
      );
    });

    it('are disputed with a reason', async () => {
      const api = renderItems(pinned, {
        updateChecklistItem: async () =>
          withItems([{ ...answered, state: 'disputed', version: 3 }]),
      });
      await userEvent.click(
        await screen.findByRole('button', {
          name: `Dispute it: “${ROLLBACK}”`,
        }),
      );
      await screen.findByRole('dialog', { name: 'Dispute what facts answer' });
      expect(button('Dispute it')).toBeDisabled();
      write(note(), 'It is of another model');
      await userEvent.click(button('Dispute it'));
      expect(await box()).not.toBeChecked();
      await waitFor(async () =>
        expect(await box()).toHaveAccessibleDescription('Disputed'),
      );
      expect(api.updateChecklistItem).toHaveBeenCalledWith(
        ENTITY_REF,
        { checklist: 'before-production', item: 'rollback-tested' },
        {
          ticked: false,
          disputed: true,
          note: 'It is of another model',
          version: 2,
        },
      );
    });

    it('cannot be ticked where they deny it, but disputed with a reason', async () => {
      const denied = withItems([{ ...answered, state: 'denied' }], {
        dimensions: fraudDetectorScorecard.dimensions,
      });
      const api = renderItems(denied, {
        updateChecklistItem: async () =>
          withItems([
            { ...answered, state: 'disputed', ticked: true, version: 3 },
          ]),
      });
      expect(await box()).toBeDisabled();
      await userEvent.click(button(`What this rests on: ${ROLLBACK}`));
      expect(await row()).toHaveTextContent(
        'Not all of these checks pass: The pipeline’s lock file is in step with the code',
      );
      await userEvent.click(
        button(`Dispute it: that facts deny “${ROLLBACK}”`),
      );
      await screen.findByRole('dialog', { name: 'Dispute what facts deny' });
      expect(button('Dispute it')).toBeDisabled();
      write(note(), 'It passes since noon');
      await userEvent.click(button('Dispute it'));
      expect(await box()).not.toBeChecked();
      expect(api.updateChecklistItem).toHaveBeenCalledWith(
        ENTITY_REF,
        { checklist: 'before-production', item: 'rollback-tested' },
        {
          ticked: true,
          disputed: true,
          note: 'It passes since noon',
          version: 2,
        },
      );
      await userEvent.click(
        await screen.findByRole('button', {
          name: `Take the dispute back: “${ROLLBACK}”`,
        }),
      );
      await screen.findByRole('dialog', { name: 'Take the dispute back' });
      await userEvent.click(button('Take it back'));
      expect(api.updateChecklistItem).toHaveBeenLastCalledWith(
        ENTITY_REF,
        expect.anything(),
        { ticked: false, version: 3 },
      );
    });

    it('are right again when the dispute is taken back', async () => {
      const api = renderItems(
        withItems([{ ...answered, state: 'disputed', note: 'Wrong' }]),
        { updateChecklistItem: async () => pinned },
      );
      const takeBack = await screen.findByRole('button', {
        name: `Take the dispute back: “${ROLLBACK}”`,
      });
      await userEvent.click(takeBack);
      await screen.findByRole('dialog', { name: 'Take the dispute back' });
      await userEvent.click(button('Take it back'));
      expect(await box()).toBeChecked();
      expect(api.updateChecklistItem).toHaveBeenCalledWith(
        ENTITY_REF,
        expect.anything(),
        { ticked: false, version: 2 },
      );
      // The button says something else now, and the keyboard is still on it.
      await waitFor(() =>
        expect(button(`Dispute it: “${ROLLBACK}”`)).toHaveFocus(),
      );
    });
  });
});
