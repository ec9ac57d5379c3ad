import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import { renderTab } from '../../__testUtils__/renderTab';
import {
  newestStatements,
  oldestStatements,
} from '../../__testUtils__/statementFixtures';
import { withChecks } from '../../__testUtils__/withChecks';

const ENTITY_REF = 'component:default/fraud-detector';

function open(getStatements: MlScorecardsApi['getStatements']) {
  return renderTab(
    {
      getScorecard: async () => withChecks([]),
      getHistory: async () => ({ items: [], days: [] }),
      getStatements,
    },
    { section: 'history' },
  );
}

async function statements(): Promise<HTMLElement[]> {
  const list = await screen.findByRole('list', {
    name: 'What people stated',
  });
  return [...list.children].filter(
    (item): item is HTMLElement => item instanceof HTMLElement,
  );
}

describe('what people stated', () => {
  it('is told in sentences, with what stood there before', async () => {
    open(async () => newestStatements);
    const [waiver, attestation] = await statements();
    expect(waiver).toHaveTextContent(
      /^ada approved the waiver of “The pipeline’s lock file is in step with the code” .* ago/,
    );
    // What the approver did not change is not said again.
    expect(
      within(waiver)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Why: “Fine until then”']);
    expect(attestation).toHaveTextContent(
      /^olivia vouched again for “Quality on served data is measured”/,
    );
    expect(attestation).toHaveTextContent(
      'Until: 5/31/2026, before: 2/28/2026',
    );
    expect(
      within(attestation).getByRole('link', { name: /february/ }),
    ).toHaveAttribute('href', 'https://wiki.example.com/february');
  });

  it('goes back page by page', async () => {
    const api = open(async (_, query) =>
      query?.cursor ? oldestStatements : newestStatements,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show older ones' }),
    );
    await waitFor(async () => expect(await statements()).toHaveLength(4));
    const [, , tick, takenBack] = await statements();
    expect(tick).toHaveTextContent('olivia ticked “Somebody is on call”');
    expect(takenBack).toHaveTextContent(
      'omar took back the decision about “It is kept up too little”',
    );
    expect(takenBack).toHaveTextContent(
      'Reason: nothing any more, before: “We live with it”',
    );
    expect(api.getStatements).toHaveBeenLastCalledWith(ENTITY_REF, {
      cursor: 'older',
    });
    expect(
      screen.queryByRole('button', { name: 'Show older ones' }),
    ).not.toBeInTheDocument();
    expect(document.body).not.toHaveFocus();
  });

  it('keeps what is there if older ones cannot be loaded, and says so in place', async () => {
    let isDown = true;
    open(async (_, query) => {
      if (query?.cursor && isDown) {
        throw new Error('no network');
      }
      return query?.cursor ? oldestStatements : newestStatements;
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show older ones' }),
    );
    expect(
      await screen.findByText(/What people stated could not be loaded/),
    ).toBeInTheDocument();
    expect(await statements()).toHaveLength(2);
    // The button that was pressed is gone, and the keyboard must not be lost.
    expect(document.body).not.toHaveFocus();
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(async () => expect(await statements()).toHaveLength(4));
    expect(document.body).not.toHaveFocus();
  });

  it('may be nothing', async () => {
    open(async () => ({ items: [] }));
    expect(
      await screen.findByText(/Nobody has stated anything/),
    ).toBeInTheDocument();
  });

  it('says why it could not be loaded, and tries again', async () => {
    open(
      jest
        .fn()
        .mockRejectedValueOnce(new Error('no network'))
        .mockResolvedValue(oldestStatements),
    );
    expect(
      await screen.findByText(/What people stated could not be loaded/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await statements()).toHaveLength(2);
  });

  it('is asked for again when the section is opened, and not while it is hidden', async () => {
    const api = renderTab(
      {
        getScorecard: async () => withChecks([]),
        refreshScorecard: async () => ({
          ...withChecks([]),
          evaluatedAt: '2026-03-02T08:00:00.000Z',
        }),
        getHistory: async () => ({ items: [], days: [] }),
        getStatements: jest
          .fn()
          .mockResolvedValueOnce(newestStatements)
          .mockResolvedValue(oldestStatements),
      },
      { section: 'history' },
    );
    await statements();
    await userEvent.click(screen.getByRole('tab', { name: /^Checks/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await screen.findByText('All sources were read again.');
    expect(api.getStatements).toHaveBeenCalledTimes(1);
    expect(api.getHistory).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole('tab', { name: 'History' }));
    await waitFor(() => expect(api.getStatements).toHaveBeenCalledTimes(2));
    expect(api.getHistory).toHaveBeenCalledTimes(2);
    await waitFor(async () => expect(await statements()).toHaveLength(2));
  });
});
