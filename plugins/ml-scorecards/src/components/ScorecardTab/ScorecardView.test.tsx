import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fraudDetectorScorecard } from '../../__testUtils__/fixtures';
import { renderTab } from '../../__testUtils__/renderTab';
import { withChecks } from '../../__testUtils__/withChecks';

const tab = (name: string) => screen.findByRole('tab', { name });

const shownChecks = () =>
  screen
    .getAllByRole('button', { name: /(advice|required)$/ })
    .map(button => button.textContent);

describe('the sections of a scorecard', () => {
  it('begin with the checks, and are chosen by the address', async () => {
    renderTab();
    expect(await tab('Checks')).toHaveAttribute('aria-selected', 'true');
    expect(screen.getByRole('tabpanel', { name: 'Checks' })).toHaveTextContent(
      'Checks by dimension',
    );
    expect(screen.getAllByRole('tab').map(one => one.textContent)).toEqual([
      'Checks',
      'Checklists',
      'Scale and fit',
      'Lineage',
      'Drift',
      'Service levels',
      'History',
      'Sources',
    ]);
  });

  it('are shown one at a time, and load nothing again', async () => {
    const api = renderTab({
      getScorecard: async () => fraudDetectorScorecard,
      getHistory: async () => ({ items: [], days: [] }),
      getStatements: async () => ({ items: [] }),
    });
    await userEvent.click(await tab('History'));
    expect(await screen.findByText('Nothing has changed yet.')).toBeVisible();
    expect(screen.getByText('Checks by dimension')).not.toBeVisible();
    await userEvent.click(await tab('Sources'));
    expect(screen.getByText('Nothing has changed yet.')).not.toBeVisible();
    await userEvent.click(await tab('History'));
    expect(screen.getByText('Nothing has changed yet.')).toBeVisible();
    expect(api.getHistory).toHaveBeenCalledTimes(1);
    expect(api.getStatements).toHaveBeenCalledTimes(1);
    expect(api.getScorecard).toHaveBeenCalledTimes(1);
  });

  it('load nothing before they are opened', async () => {
    const api = renderTab();
    await tab('History');
    expect(api.getHistory).not.toHaveBeenCalled();
    expect(api.getStatements).not.toHaveBeenCalled();
  });

  it('open for a link to an item of a checklist, and give way when one chooses another', async () => {
    renderTab(undefined, { at: '/#ml-item-before-production-rollback-tested' });
    expect(await tab('Checklists')).toHaveAttribute('aria-selected', 'true');
    await waitFor(() =>
      expect(document.activeElement).toHaveAttribute(
        'id',
        'ml-item-before-production-rollback-tested',
      ),
    );
    await userEvent.click(await tab('Sources'));
    expect(await tab('Sources')).toHaveAttribute('aria-selected', 'true');
  });

  it('open for a link to a check, whatever else the address says', async () => {
    renderTab(undefined, {
      at: '/?section=history&checks=unknown#ml-check-data-is-tracked',
    });
    const check = await screen.findByRole('button', {
      name: /^Pass.*Training data is versioned/,
    });
    expect(check).toHaveAttribute('aria-expanded', 'true');
    await waitFor(() => expect(check).toHaveFocus());
    expect(screen.getByRole('button', { name: 'All (4)' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });
});

describe('the sections that a portal has chosen', () => {
  it('stand in its order, without the others, and the first one opens', async () => {
    renderTab(undefined, { sections: ['sources', 'checks', 'checklists'] });
    expect(await tab('Sources')).toHaveAttribute('aria-selected', 'true');
    expect(screen.getAllByRole('tab').map(one => one.textContent)).toEqual([
      'Sources',
      'Checks',
      'Checklists',
    ]);
    expect(screen.getByRole('tabpanel')).toHaveAccessibleName('Sources');
    await userEvent.click(await tab('Checks'));
    expect(screen.getByRole('tabpanel')).toHaveTextContent(
      'Checks by dimension',
    );
    await userEvent.click(await tab('Sources'));
    expect(await tab('Sources')).toHaveAttribute('aria-selected', 'true');
  });

  it.each([
    '/?section=drift',
    '/?section=no-such-section',
    '/#ml-item-before-production-rollback-tested',
  ])('show the first one for %s, which leads to none of them', async at => {
    const api = renderTab(undefined, { sections: ['sources', 'checks'], at });
    expect(await tab('Sources')).toHaveAttribute('aria-selected', 'true');
    expect(api.getFacts).not.toHaveBeenCalled();
  });

  it('lead to a check that is not among those of the address', async () => {
    renderTab(undefined, {
      sections: ['sources', 'checks'],
      at: '/?checks=unknown#ml-check-data-is-tracked',
    });
    await waitFor(() =>
      expect(
        screen.getByRole('button', {
          name: /^Pass.*Training data is versioned/,
        }),
      ).toHaveFocus(),
    );
    expect(await tab('Checks')).toHaveAttribute('aria-selected', 'true');
  });

  it('have nothing that leads to checks which are left out', async () => {
    renderTab(undefined, {
      sections: ['scale-and-fit', 'sources'],
      at: '/?section=checks&checks=unknown#ml-check-data-is-tracked',
    });
    expect(await tab('Scale and fit')).toHaveAttribute('aria-selected', 'true');
    const next = screen.getByRole('region', { name: 'What to do next?' });
    expect(next).toHaveTextContent('lock file is in step with the code');
    expect(within(next).queryByRole('button')).not.toBeInTheDocument();

    const effort = screen.getByRole('region', { name: 'Effort against tier' });
    await userEvent.click(
      within(effort).getByRole('button', { name: 'What this rests on' }),
    );
    expect(effort).toHaveTextContent(
      'Fail: The pipeline’s lock file is in step with the code',
    );
    expect(
      within(effort).queryByRole('button', {
        name: 'The pipeline’s lock file is in step with the code',
      }),
    ).not.toBeInTheDocument();
  });
});

describe('what to do next', () => {
  it('says that it is to be made so, and not that it is', async () => {
    renderTab(undefined, { section: 'sources' });
    expect(
      await screen.findByRole('region', { name: 'What to do next?' }),
    ).toHaveTextContent(
      /^What to do next\?FailMake this true:The pipeline’s lock file is in step with the code/,
    );
  });

  it('leads to the check from whichever section', async () => {
    renderTab(undefined, { section: 'sources' });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Show me how: “The pipeline’s lock file is in step with the code”',
      }),
    );
    const check = await screen.findByRole('button', {
      name: /^Fail.*lock file is in step/,
    });
    expect(check).toHaveAttribute('aria-expanded', 'true');
    expect(check).toHaveFocus();
    expect(await tab('Checks')).toHaveAttribute('aria-selected', 'true');
  });

  it('leads to all other steps', async () => {
    renderTab(undefined, { section: 'sources' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'and 1 more step' }),
    );
    await waitFor(() =>
      expect(document.activeElement).toHaveTextContent(
        /The shortest way.*Quality on served data is measured/,
      ),
    );
  });

  it('is nothing where all passes that the tier asks for', async () => {
    renderTab({
      getScorecard: async () => ({ ...fraudDetectorScorecard, nextSteps: [] }),
    });
    expect(
      await screen.findByRole('region', { name: 'What to do next?' }),
    ).toHaveTextContent(/Nothing is left to mend for what the tier asks/);
    expect(screen.queryByText('Next best steps')).not.toBeInTheDocument();
  });
});

describe('the level of a dimension', () => {
  it('says that its checks go no higher', async () => {
    const [versioning, drift] = fraudDetectorScorecard.dimensions;
    const checks = versioning.checks.filter(({ state }) => state === 'pass');
    renderTab({
      getScorecard: async () => ({
        ...fraudDetectorScorecard,
        dimensions: [{ ...versioning, checks }, drift],
      }),
    });
    const row = (title: RegExp) => screen.findByRole('button', { name: title });
    expect(await row(/^Data versioning/)).toHaveTextContent(
      'its checks go no higher',
    );
    expect(await row(/^Drift monitoring/)).not.toHaveTextContent('no higher');
  });

  it('does not say so of what waits for a check of a higher level', async () => {
    renderTab();
    expect(
      await screen.findByRole('button', { name: /^Data versioning/ }),
    ).not.toHaveTextContent('no higher');
  });
});

describe('the level', () => {
  it.each([
    [
      'gold',
      'gold',
      ['No level', 'Bronze', 'Silver', 'Goldis here, as it owes'],
    ],
    [
      'gold',
      'silver',
      ['No level', 'Bronze', 'Silverowes this', 'Goldis here'],
    ],
    ['none', 'none', ['No levelis here', 'Bronze', 'Silver', 'Gold']],
  ] as const)(
    'of %s is shown against %s',
    async (level, targetLevel, steps) => {
      renderTab({
        getScorecard: async () => ({
          ...fraudDetectorScorecard,
          level,
          targetLevel,
        }),
      });
      expect(
        within(await screen.findByRole('list', { name: 'Level and target' }))
          .getAllByRole('listitem')
          .map(step => step.textContent),
      ).toEqual(steps);
    },
  );
});

describe('the filter of checks', () => {
  const filters = () =>
    within(
      screen.getByRole('group', { name: 'Which checks to show' }),
    ).getAllByRole('button');

  it('says how many there are, and opens what is left', async () => {
    renderTab();
    await tab('Checks');
    expect(filters().map(filter => filter.textContent)).toEqual([
      'All (4)',
      'Does not pass (2)',
      'Required (3)',
      'Unknown (1)',
    ]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Does not pass (2)' }),
    );
    expect(shownChecks()).toEqual([
      expect.stringMatching(/^Fail.*lock file/),
      expect.stringMatching(/^Unknown.*Quality/),
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Unknown (1)' }));
    expect(shownChecks()).toEqual([expect.stringMatching(/^Unknown.*Quality/)]);
    expect(
      screen.queryByRole('button', { name: /^Data versioning/ }),
    ).not.toBeInTheDocument();
    // Whoever wants all has the dimensions as they were.
    await userEvent.click(screen.getByRole('button', { name: 'All (4)' }));
    expect(
      screen.getByRole('button', { name: /^Data versioning/ }),
    ).toHaveAttribute('aria-expanded', 'false');
  });

  it('is part of the address', async () => {
    renderTab(undefined, { at: '/?checks=required' });
    await tab('Checks');
    expect(shownChecks()).toHaveLength(3);
  });

  it('says so where no check is left', async () => {
    renderTab(
      {
        getScorecard: async () => ({
          ...fraudDetectorScorecard,
          dimensions: fraudDetectorScorecard.dimensions.slice(0, 1),
        }),
      },
      { at: '/?checks=unknown' },
    );
    expect(
      await screen.findByText('No check is like this.'),
    ).toBeInTheDocument();
  });
});

describe('a dimension', () => {
  const render = (applicable: number) => {
    const scorecard = withChecks([]);
    const [dimension] = scorecard.dimensions;
    renderTab({
      getScorecard: async () => ({
        ...scorecard,
        dimensions: [
          {
            ...dimension,
            level: 'none',
            counts: {
              pass: 0,
              fail: applicable,
              unknown: 0,
              notApplicable: 3,
            },
          },
        ],
      }),
    });
    return screen.findByRole('button', { name: /3 not applicable/ });
  };

  it('has a level where something of it applies', async () => {
    expect(await render(1)).toHaveTextContent('No level');
  });

  it('lacks none where nothing of it applies', async () => {
    expect(await render(0)).not.toHaveTextContent('No level');
  });
});
