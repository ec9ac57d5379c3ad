import { useState } from 'react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  MaturityQuery,
  MlScorecardsApi,
} from 'backstage-plugin-ml-scorecards-common';
import {
  emptyMaturity,
  maturityByOwner,
  maturityByTier,
  maturityOfFinance,
  maturityOfFinanceTeams,
  maturityOfTeams,
  trendOf,
  withDimensions,
} from '../../__testUtils__/maturityFixtures';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { onScreenOf } from '../../__testUtils__/onScreenOf';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { responseError } from '../../__testUtils__/responseError';
import { MaturityContent } from './MaturityContent';

const trend = trendOf([
  { components: 2, atTarget: 0, gap: 6, waived: 1, attested: 0 },
  { components: 2, atTarget: 0, gap: 6, waived: 1, attested: 0 },
  { components: 3, atTarget: 1, gap: 4, waived: 1, attested: 0 },
]);

/** What the pages ask for teams with. */
const TEAMS = {
  groupBy: 'owner',
  dimensions: 'true',
  orderBy: 'need',
  layout: 'list',
  limit: 30,
};

function answerTo({ groupBy, group, layout }: MaturityQuery = {}) {
  if (groupBy === 'tier') {
    return maturityByTier;
  }
  if (layout === 'list') {
    return group === undefined ? maturityOfTeams : maturityOfFinanceTeams;
  }
  return group === undefined ? maturityByOwner : maturityOfFinance;
}

function renderPage(
  options: {
    at?: string;
    methods?: Partial<MlScorecardsApi>;
  } = {},
) {
  const api = mockMlScorecardsApi({
    getMaturity: async query => answerTo(query),
    getTrend: async () => trend,
    ...options.methods,
  });
  renderInPortal(<MaturityContent />, { api, at: options.at });
  return api;
}

/** The page as one of several tabs. */
function Leavable() {
  const [isLeft, setLeft] = useState(false);
  return (
    <>
      <button onClick={() => setLeft(!isLeft)}>Other tab</button>
      {!isLeft && <MaturityContent />}
    </>
  );
}

async function leaveAndComeBack() {
  const other = screen.getByRole('button', { name: 'Other tab' });
  await userEvent.click(other);
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
  await userEvent.click(other);
}

const figures = () => screen.findByRole('region', { name: 'Key figures' });
const heatmap = () =>
  screen.findByRole('table', {
    name: 'Groups and dimensions: share of checks that pass',
  });
const rowNames = async () =>
  within(await heatmap())
    .getAllByRole('rowheader')
    .map(header => header.textContent);

describe('the maturity page', () => {
  afterEach(() => jest.restoreAllMocks());

  it('says what will be here when there is no ML component', async () => {
    renderPage({
      methods: { getMaturity: async () => emptyMaturity },
    });
    expect(await screen.findByText('No ML components yet')).toBeInTheDocument();
    expect(
      screen.getByText(/mlScorecards\.components in app-config\.yaml/),
    ).toBeInTheDocument();
  });

  it('asks for all that it shows at once', async () => {
    const api = renderPage();
    await heatmap();
    expect(api.getMaturity.mock.calls).toEqual([[TEAMS]]);
    expect(api.getTrend.mock.calls).toEqual([[{ days: 366 }]]);
  });

  describe('key figures', () => {
    it('tell their change, and lead to the components behind them', async () => {
      renderPage({
        methods: {
          getMaturity: async () => ({
            ...maturityByOwner,
            total: { ...maturityByOwner.total, waived: 1 },
          }),
        },
      });
      const shown = await figures();
      await within(shown).findByText('+1 in 2 days');
      expect(shown).toHaveTextContent('ML components3+1 in 2 days');
      expect(shown).toHaveTextContent(
        'At their target level33%+33 percentage points in 2 days · better1 of 3 components2 are below their target',
      );
      expect(shown).toHaveTextContent(
        'Required checks missing4−2 in 2 days · better',
      );
      expect(shown).toHaveTextContent('Waived checks1No change in 2 days');
      expect(shown).toHaveTextContent('Attested passes0No change in 2 days');

      for (const [name, query] of [
        ['Show the components: ML components: 3', ''],
        ['Show the components: At their target level: 33%', '?atTarget=true'],
        ['2 are below their target', '?atTarget=false'],
        ['Show the components: Required checks missing: 4', '?gap=true'],
        ['Show the components: Waived checks: 1', '?waived=true'],
      ]) {
        expect(within(shown).getByRole('link', { name })).toHaveAttribute(
          'href',
          `/ml-scorecards/components${query}`,
        );
      }
      // There are none to show.
      expect(
        within(shown).queryByRole('link', { name: /Attested passes/ }),
      ).not.toBeInTheDocument();
    });

    it('say that what is asked changed meanwhile', async () => {
      renderPage({
        methods: {
          getTrend: async () => ({
            ...trend,
            points: trend.points.map((point, index) => ({
              ...point,
              definitionsChanged: index === 1,
            })),
          }),
        },
      });
      expect(
        await screen.findAllByText('What is asked changed meanwhile'),
      ).toHaveLength(5);
      expect(
        await screen.findByText(/: what is asked changed/),
      ).toBeInTheDocument();
    });

    it('say where no earlier day is recorded', async () => {
      renderPage({
        methods: {
          getTrend: async () => ({
            ...trend,
            points: trend.points.slice(-1),
          }),
        },
      });
      expect(
        await screen.findAllByText('No earlier day to compare with yet'),
      ).toHaveLength(1);
      expect(
        await screen.findByText(/Only one day is recorded so far/),
      ).toBeInTheDocument();
    });

    it('tell those whose past is known where others are left out', async () => {
      const points = trend.points.map((point, index) =>
        index === 2 ? point : { ...point, waived: undefined },
      );
      renderPage({
        methods: {
          getTrend: async () => ({ points, follows: 'readable-components' }),
        },
      });
      const shown = await figures();
      expect(
        await within(shown).findByText('+1 in 2 days'),
      ).toBeInTheDocument();
      expect(shown).toHaveTextContent(
        'Waived checks0No earlier day to compare with yet',
      );
      expect(
        await screen.findByText(
          /Followed are the components that you may read now/,
        ),
      ).toBeInTheDocument();
    });
  });

  describe('the trend', () => {
    it('shows levels by day, for as long as one chooses', async () => {
      const api = renderPage();
      expect(
        await screen.findByRole('img', { name: /^Components by level, from/ }),
      ).toBeInTheDocument();
      expect(screen.getByText(/^Recorded since/)).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: /^Period/ }));
      await userEvent.click(screen.getByRole('option', { name: '365 days' }));
      expect(
        await screen.findByRole('button', { name: 'Period 365 days' }),
      ).toBeInTheDocument();
      // It has been there from the start, of which less was shown.
      expect(api.getTrend.mock.calls).toEqual([[{ days: 366 }]]);
      expect(api.getMaturity).toHaveBeenCalledTimes(1);
    });

    it('says that it is of too many components, and the rest of the page stays', async () => {
      renderPage({
        methods: {
          getTrend: async () => {
            throw await responseError(
              400,
              'InputError',
              'ask for a smaller group',
            );
          },
        },
      });
      expect(
        await screen.findByText(/too many components for their history/),
      ).toBeInTheDocument();
      expect(screen.getAllByText(/^Change not told/)).toHaveLength(1);
      expect(await heatmap()).toBeInTheDocument();
    });

    it('says why it could not be loaded, and tries again', async () => {
      renderPage({
        methods: {
          getTrend: jest
            .fn()
            .mockRejectedValueOnce(new Error('no network'))
            .mockResolvedValue(trend),
        },
      });
      expect(
        await screen.findByText(/The trend could not be loaded/),
      ).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      expect(
        await screen.findByRole('img', { name: /^Components by level/ }),
      ).toBeInTheDocument();
    });
  });

  describe('the heatmap', () => {
    it('has the teams that need help most on top', async () => {
      renderPage();
      expect(await rowNames()).toEqual([
        'Whole organisation',
        'Payments',
        'Without owner',
        'Finance itself',
      ]);
      const [, total, payments] = within(await heatmap()).getAllByRole('row');
      expect(total).toHaveTextContent(
        'Whole organisation1.34 in all67%2 of 3350%? 30%',
      );
      expect(payments).toHaveTextContent(
        'Payments3.03 in all100%1 of 1125%? 25%–',
      );
    });

    describe('on a phone', () => {
      onScreenOf(375);

      it('begins with its colours, and folds its figures under the names', async () => {
        renderPage();
        const table = await heatmap();
        const [head] = within(table).getAllByRole('row');
        expect(
          within(head)
            .getAllByRole('columnheader')
            .slice(0, 2)
            .map(({ textContent }) => textContent),
        ).toEqual(['Group', 'Model versioning']);
        const [, payments] = within(table).getAllByRole('rowheader');
        expect(payments).toHaveTextContent(
          'PaymentsMissing each: 3.0Below target: 100%Components: 1',
        );
        expect(
          within(payments).getByRole('link', {
            name: 'Show the components: Payments, Below target: 100%, 1 of 1',
          }),
        ).toHaveAttribute(
          'href',
          '/ml-scorecards/components?owner=group%3Adefault%2Fpayments&atTarget=false',
        );
      });

      it('indents the figures of a group in the tree with its name', async () => {
        renderPage({ at: '/?layout=tree' });
        const table = await heatmap();
        const [, finance, , payments] = within(table)
          .getAllByRole('rowheader')
          .map(({ firstElementChild }) => firstElementChild);
        expect(finance).toHaveTextContent(/^Finance.*Components: 2$/);
        expect(finance).toHaveStyle('padding-left: 0px');
        expect(payments).toHaveTextContent(/^Payments.*Components: 1$/);
        expect(payments).toHaveStyle('padding-left: 8px');
      });

      it('begins the figures of a group in the tree below its name, whether it opens or not', async () => {
        renderPage({ at: '/?layout=tree' });
        const table = await heatmap();
        const [all, finance, , payments] = within(table)
          .getAllByRole('rowheader')
          .map(header => {
            const [name, folded] = header.firstElementChild?.children ?? [];
            return { header, name, folded };
          });
        const pastButton = 'padding-left: 32px';
        expect(
          within(finance.header).getByRole('button', { name: /Finance$/ }),
        ).toHaveStyle('width: 32px');
        expect(finance.name).not.toHaveStyle(pastButton);
        expect(finance.folded).toHaveStyle(pastButton);
        expect(payments.name).toHaveStyle(pastButton);
        expect(payments.folded).toHaveStyle(pastButton);
        expect(all.name).not.toHaveStyle(pastButton);
        expect(all.folded).not.toHaveStyle(pastButton);
      });

      it('indents what it says of the groups below one as it does these groups', async () => {
        const [finance] = maturityByOwner.groups;
        renderPage({
          at: '/?layout=tree',
          methods: {
            getMaturity: async query => {
              if (query?.group !== undefined) {
                throw new Error('the database is gone');
              }
              return {
                ...maturityByOwner,
                groups: [{ ...finance, children: [] }],
              };
            },
          },
        });
        await userEvent.click(
          await screen.findByRole('button', {
            name: 'Show what belongs to Finance',
          }),
        );
        const note = await screen.findByText(/^The groups could not be loaded/);
        expect(note.parentElement).toHaveStyle('padding-left: 8px');
      });
    });

    it('leads to the components that have something to do', async () => {
      renderPage();
      const table = await heatmap();
      expect(
        within(table).getByRole('link', {
          name: 'Payments, Model versioning: 25% of 4 checks pass; 1 pass, 2 fail, 1 unknown',
        }),
      ).toHaveAttribute(
        'href',
        '/ml-scorecards/components?owner=group%3Adefault%2Fpayments&dimension=model-versioning&state=fail&state=unknown',
      );
      expect(
        within(table).getByRole('link', {
          name: 'Show the components: Without owner, Required checks missing per component: 1.0, 1 in all',
        }),
      ).toHaveAttribute('href', '/ml-scorecards/components?owner=&gap=true');
      expect(
        within(table).getByRole('img', {
          name: 'Payments, Drift monitoring: nothing applies',
        }),
      ).toBeInTheDocument();
      expect(
        within(table).getByRole('link', {
          name: /^Show the components: Finance itself, Components:/,
        }),
      ).toHaveAttribute(
        'href',
        '/ml-scorecards/components?owner=group%3Adefault%2Ffinance&ownerOnly=true',
      );
    });

    it('does not show what nobody knows as what fails, and says of which owners the catalog knows nothing', async () => {
      const [payments] = maturityOfTeams.groups;
      const id = 'group:default/gone';
      renderPage({
        methods: {
          getMaturity: async () => ({
            ...maturityOfTeams,
            groups: [
              {
                ...payments,
                id,
                title: id,
                total: withDimensions(payments.total, [
                  [0, 0, 4],
                  [0, 2, 0],
                ]),
                own: withDimensions(payments.own, [
                  [0, 0, 4],
                  [0, 2, 0],
                ]),
              },
            ],
            groupCount: 1,
          }),
        },
      });
      const [, , gone] = within(await heatmap()).getAllByRole('row');
      expect(
        within(gone).getByRole('link', {
          name: 'gone, Model versioning: nothing is known of 4 checks',
        }),
      ).toHaveTextContent('?');
      expect(
        within(gone).getByRole('link', { name: /^gone, Drift monitoring: 0%/ }),
      ).toHaveTextContent('0%');
      expect(within(gone).getByRole('rowheader')).toHaveTextContent(
        'gonenot in the catalog',
      );
      expect(screen.getByText('1 group.')).toBeInTheDocument();
    });

    it('tells the counts of a cell that has the focus', async () => {
      renderPage();
      const cell = within(await heatmap()).getByRole('link', {
        name: /^Payments, Model versioning/,
      });
      await userEvent.hover(cell);
      expect(await screen.findByRole('tooltip')).toHaveTextContent(
        '1 pass, 2 fail, 1 unknown',
      );
    });

    it('is a tree that opens and closes by keyboard', async () => {
      const api = renderPage();
      await heatmap();
      await userEvent.click(screen.getByRole('button', { name: 'Tree' }));
      await waitFor(async () =>
        expect(await rowNames()).toEqual([
          'Whole organisation',
          'Finance',
          'Finance itself',
          'Payments',
          'Without owner',
        ]),
      );
      const { limit, ...tree } = { ...TEAMS, layout: 'tree', depth: 2 };
      expect(api.getMaturity).toHaveBeenLastCalledWith(tree);
      screen
        .getByRole('button', { name: 'Hide what belongs to Finance' })
        .focus();
      await userEvent.keyboard('{Enter}');
      expect(await rowNames()).toEqual([
        'Whole organisation',
        'Finance',
        'Without owner',
      ]);
      await userEvent.keyboard('{Enter}');
      expect(await rowNames()).toHaveLength(5);
      expect(api.getMaturity).toHaveBeenCalledTimes(2);
    });

    it('asks for what is below a group when somebody opens it', async () => {
      const [finance, withoutOwner] = maturityByOwner.groups;
      const below = jest
        .fn()
        .mockRejectedValueOnce(new Error('the database is gone'))
        .mockResolvedValue(maturityOfFinance);
      const api = renderPage({
        at: '/?layout=tree',
        methods: {
          getMaturity: async query =>
            query?.group === undefined
              ? {
                  ...maturityByOwner,
                  // There was no room for those below it.
                  groups: [{ ...finance, children: [] }, withoutOwner],
                }
              : below(query),
        },
      });
      expect(await rowNames()).toHaveLength(3);
      await userEvent.click(
        screen.getByRole('button', { name: 'Show what belongs to Finance' }),
      );
      expect(
        await screen.findByText(
          'The groups could not be loaded: the database is gone',
        ),
      ).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      await waitFor(async () =>
        expect(await rowNames()).toEqual([
          'Whole organisation',
          'Finance',
          'Finance itself',
          'Payments',
          'Without owner',
        ]),
      );
      // The button is gone, and one goes on reading where it was.
      expect(screen.getByRole('row', { name: /Payments / })).toHaveFocus();
      expect(api.getMaturity).toHaveBeenLastCalledWith({
        groupBy: 'owner',
        group: finance.id,
        dimensions: 'true',
        orderBy: 'need',
        layout: 'tree',
        depth: 1,
      });
    });

    it('keeps open what one has opened, and closed what one has closed, when one comes back from another tab', async () => {
      renderInPortal(<Leavable />, {
        api: mockMlScorecardsApi({
          getMaturity: async query => answerTo(query),
          getTrend: async () => trend,
        }),
        at: '/?layout=tree',
      });
      const atFirst = await rowNames();
      await userEvent.click(
        screen.getByRole('button', { name: 'Hide what belongs to Finance' }),
      );
      const closed = await rowNames();
      expect(closed.length).toBeLessThan(atFirst.length);
      await leaveAndComeBack();
      expect(await rowNames()).toEqual(closed);
    });

    it('tells those who may not see what is below a group whom to ask', async () => {
      const [finance] = maturityByOwner.groups;
      renderPage({
        at: '/?layout=tree',
        methods: {
          getMaturity: async query => {
            if (query?.group !== undefined) {
              throw await responseError(403, 'NotAllowedError', 'Not for you');
            }
            return {
              ...maturityByOwner,
              groups: [{ ...finance, children: [] }],
            };
          },
        },
      });
      await userEvent.click(
        await screen.findByRole('button', {
          name: 'Show what belongs to Finance',
        }),
      );
      expect(
        await screen.findByText(/ask the administrators of the portal/),
      ).toBeInTheDocument();
      expect(
        screen.queryByRole('button', { name: 'Try again' }),
      ).not.toBeInTheDocument();
    });

    it('keeps the groups that were added if they cannot be brought up to date, and says so', async () => {
      const further = jest
        .fn()
        .mockResolvedValueOnce(maturityOfFinanceTeams)
        .mockRejectedValueOnce(new Error('the database is gone'))
        .mockResolvedValue(maturityOfFinanceTeams);
      renderInPortal(<Leavable />, {
        api: mockMlScorecardsApi({
          getMaturity: async query =>
            query?.cursor === undefined
              ? { ...maturityOfTeams, nextCursor: 'next' }
              : further(query),
          getTrend: async () => trend,
        }),
      });
      await userEvent.click(
        await screen.findByRole('button', { name: 'Show more groups' }),
      );
      const all = [...maturityOfTeams.groups, ...maturityOfFinanceTeams.groups]
        .length;
      await waitFor(async () => expect(await rowNames()).toHaveLength(all + 1));

      const later = Date.now() + 120_000;
      jest.spyOn(Date, 'now').mockImplementation(() => later);
      await leaveAndComeBack();
      await userEvent.click(
        await screen.findByRole('button', { name: 'Show more groups' }),
      );
      expect(
        await screen.findByText(
          /^This is as it was before: .* the database is gone/,
        ),
      ).toBeInTheDocument();
      expect(await rowNames()).toHaveLength(all + 1);
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      await waitFor(() =>
        expect(
          screen.queryByText(/^This is as it was/),
        ).not.toBeInTheDocument(),
      );
      expect(await rowNames()).toHaveLength(all + 1);
    });

    it('is ordered by its heads', async () => {
      const api = renderPage();
      const table = await heatmap();
      expect(
        within(table).getByRole('columnheader', {
          name: 'Required checks missing per component',
        }),
      ).toHaveAttribute('aria-sort', 'descending');
      await userEvent.click(
        within(table).getByRole('button', { name: 'Drift monitoring' }),
      );
      expect(
        await screen.findByText(
          'Those with the weakest Drift monitoring come first.',
        ),
      ).toBeInTheDocument();
      expect(api.getMaturity).toHaveBeenLastCalledWith({
        ...TEAMS,
        orderBy: 'drift-monitoring',
      });
      await userEvent.click(
        within(await heatmap()).getByRole('button', { name: 'Group' }),
      );
      await waitFor(async () =>
        expect(
          within(await heatmap()).getByRole('columnheader', { name: 'Group' }),
        ).toHaveAttribute('aria-sort', 'ascending'),
      );
    });

    it('is grouped as one chooses', async () => {
      const api = renderPage();
      await heatmap();
      await userEvent.click(screen.getByRole('button', { name: /Group by/ }));
      await userEvent.click(
        screen.getByRole('option', { name: 'Reliability tier' }),
      );
      await waitFor(() =>
        expect(api.getMaturity).toHaveBeenLastCalledWith({
          ...TEAMS,
          groupBy: 'tier',
        }),
      );
      expect(
        await screen.findByRole('link', {
          name: /^Tier 1 · critical, Model versioning/,
        }),
      ).toHaveAttribute(
        'href',
        '/ml-scorecards/components?tier=tier-1&dimension=model-versioning&state=fail&state=unknown',
      );
      expect(
        screen.queryByRole('button', { name: 'Tree' }),
      ).not.toBeInTheDocument();
    });

    it('shows the next teams when asked, and goes on reading there', async () => {
      const [payments] = maturityOfTeams.groups;
      const teams = (from: number, to: number) =>
        Array.from({ length: to - from }, (_, index) => ({
          ...payments,
          id: `group:default/team-${from + index}`,
          title: `Team ${from + index}`,
        }));
      const api = renderPage({
        methods: {
          getMaturity: async query => ({
            ...maturityOfTeams,
            ...(query?.cursor === undefined
              ? { groups: teams(0, 30), nextCursor: 'after-29' }
              : { groups: teams(30, 40) }),
          }),
        },
      });
      expect(await rowNames()).toHaveLength(31);
      await userEvent.click(
        screen.getByRole('button', { name: 'Show more groups' }),
      );
      await waitFor(async () => expect(await rowNames()).toHaveLength(41));
      expect(api.getMaturity).toHaveBeenLastCalledWith({
        ...TEAMS,
        cursor: 'after-29',
      });
      expect(screen.getByRole('row', { name: /Team 30 / })).toHaveFocus();
      expect(
        screen.queryByRole('button', { name: 'Show more groups' }),
      ).not.toBeInTheDocument();
    });
  });

  describe('with a group', () => {
    it('is about that one, with a way back', async () => {
      const api = renderPage();
      await heatmap();
      await userEvent.click(
        screen.getByRole('link', { name: 'Show only Payments' }),
      );
      await waitFor(() =>
        expect(api.getMaturity).toHaveBeenLastCalledWith({
          ...TEAMS,
          group: 'group:default/payments',
        }),
      );
      expect(api.getTrend).toHaveBeenLastCalledWith({
        groupBy: 'owner',
        group: 'group:default/payments',
        days: 366,
      });
      const trail = await screen.findByRole('navigation', {
        name: 'Group that the page is about',
      });
      await userEvent.click(
        within(trail).getByRole('link', { name: 'Whole organisation' }),
      );
      await waitFor(() =>
        expect(
          screen.queryByRole('navigation', {
            name: 'Group that the page is about',
          }),
        ).not.toBeInTheDocument(),
      );
    });

    it('has figures and rows of that group only', async () => {
      renderPage({ at: '/?group=group:default/finance' });
      expect(
        await screen.findByRole('heading', { name: 'Finance' }),
      ).toBeInTheDocument();
      expect(await rowNames()).toEqual([
        'Finance',
        'Payments',
        'Finance itself',
      ]);
      expect(
        within(await figures()).getByRole('link', {
          name: /^Show the components: Required checks missing: \d+$/,
        }),
      ).toHaveAttribute(
        'href',
        '/ml-scorecards/components?owner=group%3Adefault%2Ffinance&gap=true',
      );
    });

    it('says when there is nothing in it, with a way back', async () => {
      renderPage({
        at: '/?group=group:default/gone',
        methods: {
          getMaturity: async () => ({
            ...emptyMaturity,
            group: 'group:default/gone',
          }),
        },
      });
      expect(
        await screen.findByText('No ML components here'),
      ).toBeInTheDocument();
      expect(screen.getByRole('heading', { name: 'gone' })).toBeInTheDocument();
      expect(
        screen.getByText(/There may be no such group/),
      ).toBeInTheDocument();
      for (const name of [
        'Whole organisation',
        'Show the whole organisation',
      ]) {
        expect(screen.getByRole('link', { name })).toHaveAttribute('href', '/');
      }
    });
  });
});
