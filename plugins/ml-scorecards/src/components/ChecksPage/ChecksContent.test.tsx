import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockBreakpoint } from '@backstage/core-components/testUtils';
import {
  ChecksResponse,
  MlScorecardsApi,
} from 'backstage-plugin-ml-scorecards-common';
import {
  dataTrackedCheck,
  driftAlertCheck,
  lockInStepCheck,
} from '../../__testUtils__/definedCheckFixtures';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { ChecksContent } from './ChecksContent';

const CHECKS: ChecksResponse = {
  items: [dataTrackedCheck, lockInStepCheck, driftAlertCheck],
  problems: [],
};

function renderChecks(
  options: { at?: string; getChecks?: MlScorecardsApi['getChecks'] } = {},
) {
  const api = mockMlScorecardsApi({
    getChecks: options.getChecks ?? (async () => CHECKS),
  });
  renderInPortal(<ChecksContent />, { api, at: options.at });
  return api;
}

const findTable = () =>
  screen.findByRole('table', { name: 'Checks with their pass rates' });

const titles = () =>
  screen.getAllByRole('rowheader').map(title => title.textContent);

describe('the checks', () => {
  it('stand by dimension with their pass rates, what is unknown apart', async () => {
    renderChecks();
    const table = await findTable();
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Check',
      'Level',
      'Pass rate of known',
      'Fail',
      'Unknown',
      'Tier 1',
      'Tier 3',
    ]);
    expect(titles()).toEqual([
      'Data versioning',
      'Training data is versioned',
      'The lock file is in step',
      'Drift monitoring',
      'Drift rings an alarmAdvice: no tier requires it',
    ]);
    const lock = within(table).getByRole('row', { name: /lock file/ });
    expect(
      within(lock)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Silver',
      '75% 6 of 8 known pass',
      '2',
      '3',
      '33%required',
      '100%',
    ]);
    expect(
      within(lock).getByRole('img', { name: '6 pass, 2 fail, 3 unknown' }),
    ).toBeInTheDocument();
  });

  it('never show what is unknown as a pass or a rate', async () => {
    renderChecks();
    const drift = within(await findTable()).getByRole('row', { name: /alarm/ });
    expect(drift).toHaveTextContent('Advice: no tier requires it');
    expect(drift).toHaveTextContent('Nothing known');
    expect(drift).not.toHaveTextContent('%');
  });

  it('lead to their pages, and numbers to the components behind them', async () => {
    renderChecks({ at: '/?tier=tier-1' });
    const lock = within(await findTable()).getByRole('row', {
      name: /lock file/,
    });
    expect(
      within(lock).getByRole('link', { name: 'The lock file is in step' }),
    ).toHaveAttribute('href', '/ml-scorecards/checks/pipeline-lock-in-step');
    expect(
      within(lock).getByRole('link', {
        name: 'Show 2 components: The lock file is in step, Fail',
      }),
    ).toHaveAttribute(
      'href',
      '/ml-scorecards/components?check=pipeline-lock-in-step&state=fail&tier=tier-1',
    );
    expect(
      within(lock).getByRole('link', {
        name: '33% pass: The lock file is in step, Tier 1 · critical; show the components of which it is known',
      }),
    ).toHaveAttribute(
      'href',
      '/ml-scorecards/components?check=pipeline-lock-in-step&state=pass&state=fail&tier=tier-1',
    );
  });

  it('count only the components of the tier that is asked for', async () => {
    renderChecks({ at: '/?tier=tier-1' });
    const lock = within(await findTable()).getByRole('row', {
      name: /lock file/,
    });
    expect(lock).toHaveTextContent('33% 1 of 3 known pass');
    expect(
      screen.getByText('Numbers are of components of tier 1.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('columnheader', { name: 'Tier 3' }),
    ).not.toBeInTheDocument();
  });

  it('say what their bars and dashes mean', async () => {
    renderChecks();
    await findTable();
    expect(
      within(screen.getByRole('list', { name: 'What the bars show' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Pass', 'Fail', 'Unknown']);
    expect(screen.getByText(/^– in a tier:/)).toBeInTheDocument();
  });

  describe('where there is little room', () => {
    beforeEach(() => mockBreakpoint({ matches: true }));
    afterEach(() => mockBreakpoint({ matches: false }));

    it('have their counts and their tiers below the bar, and lead to the components behind them', async () => {
      renderChecks();
      const table = await findTable();
      expect(
        within(table)
          .getAllByRole('columnheader')
          .map(({ textContent }) => textContent),
      ).toEqual(['Check', 'Pass rate of known']);
      const lock = within(table).getByRole('row', { name: /lock file/ });
      expect(within(lock).getByRole('cell')).toHaveTextContent(
        '75% 6 of 8 known passFail: 2Unknown: 3Tier 1: 33%Tier 3: 100%',
      );
      expect(
        within(lock).getByRole('link', {
          name: 'Show 2 components: The lock file is in step, Fail',
        }),
      ).toBeInTheDocument();
    });

    it('fold all filters but the first, and say how many are set', async () => {
      renderChecks({ at: '/?dimension=data-versioning&tier=tier-1' });
      await findTable();
      expect(screen.getByLabelText('Title or id')).toBeInTheDocument();
      expect(screen.queryByLabelText('Dimension')).not.toBeInTheDocument();
      const filters = screen.getByRole('button', { name: 'Filters (2)' });
      await userEvent.click(filters);
      expect(filters).toHaveAttribute('aria-expanded', 'true');
      expect(screen.getByLabelText('Dimension')).toBeInTheDocument();
    });
  });

  it('are found by text, after a pause', async () => {
    renderChecks();
    await findTable();
    await userEvent.type(screen.getByLabelText('Title or id'), 'lock');
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent('1 check'),
    );
    expect(titles()).toEqual(['Data versioning', 'The lock file is in step']);
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(await screen.findByText('3 checks')).toBeInTheDocument();
  });

  it('are narrowed by dimension and level', async () => {
    renderChecks({ at: '/?dimension=data-versioning' });
    await findTable();
    expect(titles()).toHaveLength(3);
    await userEvent.click(screen.getByLabelText('Level'));
    await userEvent.click(screen.getByRole('option', { name: 'Bronze' }));
    await userEvent.keyboard('{Escape}');
    expect(titles()).toEqual(['Data versioning', 'Training data is versioned']);
  });

  it('stand worst first if one likes, each with its dimension', async () => {
    renderChecks();
    await findTable();
    await userEvent.click(screen.getByLabelText('Order'));
    await userEvent.click(screen.getByRole('option', { name: 'Worst first' }));
    await waitFor(() =>
      expect(titles()).toEqual([
        'Drift rings an alarmDrift monitoring · Advice: no tier requires it',
        'The lock file is in stepData versioning',
        'Training data is versionedData versioning',
      ]),
    );
  });

  it('say when none is left, and when there is none', async () => {
    renderChecks({ at: '/?text=nothing-like-it' });
    expect(
      await screen.findByText('No check matches these filters.'),
    ).toBeInTheDocument();
  });

  it('say what to do when nothing is asked at all', async () => {
    renderChecks({ getChecks: async () => ({ items: [], problems: [] }) });
    expect(await screen.findByText('No checks')).toBeInTheDocument();
    expect(
      screen.getByText(/mlScorecards\.checks in app-config\.yaml/),
    ).toBeInTheDocument();
  });

  it('say that definitions are wrong, and where that is told', async () => {
    renderChecks({
      getChecks: async () => ({
        ...CHECKS,
        problems: [{ where: 'app-config.yaml', message: 'no such source' }],
      }),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '1 definition is wrong',
    );
    expect(
      screen.getByRole('link', { name: 'The page of the sources' }),
    ).toHaveAttribute('href', '/ml-scorecards/sources');
  });
});
