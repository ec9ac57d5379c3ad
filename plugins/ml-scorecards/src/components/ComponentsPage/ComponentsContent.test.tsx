import { useLocation } from 'react-router-dom';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockBreakpoint } from '@backstage/core-components/testUtils';
import { mockApis } from '@backstage/frontend-test-utils';
import { Check, MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import {
  maturityByOwner,
  scorecardsPage,
} from '../../__testUtils__/maturityFixtures';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { responseError } from '../../__testUtils__/responseError';
import { saveFile } from '../shared/saveFile';
import { ComponentsContent } from './ComponentsContent';

jest.mock('../shared/saveFile');

const modelRegistered: Check = {
  id: 'model-registered',
  title: 'The model is registered',
  dimension: { id: 'model-versioning', title: 'Model versioning' },
  level: 'bronze',
  requiredFor: ['tier-1'],
  conditions: [],
  why: '',
  references: [],
  counts: { pass: 1, fail: 1, unknown: 0, notApplicable: 0 },
  countsByTier: {},
};

function Address() {
  return <output aria-label="Address">{useLocation().search}</output>;
}

function renderPage(
  options: {
    at?: string;
    methods?: Partial<MlScorecardsApi>;
    storage?: ReturnType<typeof mockApis.storage>;
  } = {},
) {
  const api = mockMlScorecardsApi({
    getMaturity: async () => maturityByOwner,
    getScorecards: async () => scorecardsPage,
    getChecks: async () => ({ items: [modelRegistered], problems: [] }),
    ...options.methods,
  });
  renderInPortal(
    <>
      <ComponentsContent />
      <Address />
    </>,
    { api, at: options.at, storage: options.storage },
  );
  return api;
}

const lastQuery = (api: jest.Mocked<MlScorecardsApi>) =>
  api.getScorecards.mock.lastCall?.[0];

describe('the components', () => {
  it('are listed with what they owe, and lead to their scorecards', async () => {
    renderPage();
    const table = await screen.findByRole('table', { name: 'ML components' });
    const [, fraud, churn] = within(table).getAllByRole('row');
    expect(
      within(fraud).getByRole('link', { name: 'Fraud detector' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/fraud-detector/scorecard',
    );
    expect(fraud).toHaveTextContent('Component · ml-service');
    expect(fraud).toHaveTextContent('payments');
    expect(fraud).toHaveTextContent('Tier 1 · critical');
    expect(fraud).toHaveTextContent('BronzeGold2 checks33%67%');
    expect(churn).toHaveTextContent('Not given');
    expect(churn).toHaveTextContent('No levelBronzeNone––');
    expect(
      screen.getByText('2 components, showing 1 to 2'),
    ).toBeInTheDocument();
  });

  it('say how many they are, as the reader writes large numbers', async () => {
    renderPage({
      methods: {
        getScorecards: async () => ({ ...scorecardsPage, totalItems: 10_023 }),
      },
    });
    expect(
      await screen.findByText('10,023 components, showing 1 to 2'),
    ).toBeInTheDocument();
  });

  it('say with how many waivers their level is given', async () => {
    renderPage({
      methods: {
        getScorecards: async () => ({
          ...scorecardsPage,
          items: scorecardsPage.items.map(item => ({ ...item, waived: 1 })),
        }),
      },
    });
    const [, row] = within(
      await screen.findByRole('table', { name: 'ML components' }),
    ).getAllByRole('row');
    expect(row).toHaveTextContent('Bronzewith 1 waiver');
  });

  it('are filtered by what the URL says, and not by what it cannot mean', async () => {
    const api = renderPage({
      at: '/?text=fraud&owner=group:default/payments&tier=tier-1&tier=tier-9&level=gold&gap=true&orderBy=score&order=asc&lifecycle=production',
    });
    await screen.findByRole('table', { name: 'ML components' });
    expect(lastQuery(api)).toEqual({
      text: 'fraud',
      owner: 'group:default/payments',
      lifecycle: 'production',
      tier: ['tier-1'],
      level: ['gold'],
      state: [],
      gap: 'true',
      orderBy: 'score',
      order: 'asc',
      limit: 20,
      cursor: undefined,
    });
    expect(screen.getByText('Lifecycle: production')).toBeInTheDocument();
    expect(screen.getByRole('searchbox')).toHaveValue('fraud');
  });

  it('say what their heads mean', async () => {
    renderPage();
    await screen.findByRole('table', { name: 'ML components' });
    await userEvent.hover(screen.getByText('Coverage'));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'Share of the checks that apply whose result is known',
    );
    expect(
      screen.getByRole('button', { name: 'Gap' }),
    ).toHaveAccessibleDescription(/^How many checks that the tier requires/);
  });

  it('have tier and level below the name and the gap beside it where there is little room', async () => {
    mockBreakpoint({ matches: true });
    try {
      renderPage();
      const table = await screen.findByRole('table', { name: 'ML components' });
      expect(
        within(table)
          .getAllByRole('columnheader')
          .map(({ textContent }) => textContent),
      ).toEqual(['Component', 'Gap', 'Owner', 'Target', 'Score', 'Coverage']);
      expect(
        within(table).getByRole('rowheader', { name: /^Fraud detector/ }),
      ).toHaveTextContent('Tier 1 · criticalBronze');
    } finally {
      mockBreakpoint({ matches: false });
    }
  });

  it('are ordered by a select where columns without a head stand below the name', async () => {
    mockBreakpoint({ matches: true });
    try {
      const api = renderPage({ at: '/?lifecycle=production' });
      await screen.findByRole('table', { name: 'ML components' });
      fireEvent.mouseDown(
        screen.getByRole('button', { name: 'Ordered by Gap, descending' }),
      );
      fireEvent.click(
        await screen.findByRole('option', { name: 'Tier, ascending' }),
      );
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({
          lifecycle: 'production',
          orderBy: 'tier',
          order: 'asc',
        }),
      );
      expect(
        await screen.findByRole('button', {
          name: 'Ordered by Tier, ascending',
        }),
      ).toBeInTheDocument();
    } finally {
      mockBreakpoint({ matches: false });
    }
  });

  it('are not there, nor anything to choose, for who may not see them', async () => {
    const refused = await responseError(403, 'NotAllowedError', 'Not for you');
    renderPage({
      methods: {
        getScorecards: async () => {
          throw refused;
        },
      },
    });
    expect(
      await screen.findByText(/^You do not have the permission to see this\./),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('group', { name: 'Filter the components' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Download CSV' }),
    ).not.toBeInTheDocument();
  });

  it('are filtered by text after a pause in typing', async () => {
    const api = renderPage();
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Name or title' }),
      'fraud',
    );
    await waitFor(() =>
      expect(lastQuery(api)).toMatchObject({ text: 'fraud' }),
    );
    expect(api.getScorecards).toHaveBeenCalledTimes(2);
  });

  it('are filtered by tier and gap until one clears the filters', async () => {
    const api = renderPage({ at: '/?text=fraud' });

    await userEvent.click(
      await screen.findByRole('button', { name: /^Reliability tier/ }),
    );
    await userEvent.click(
      screen.getByRole('option', { name: 'Tier 1 · critical' }),
    );
    await userEvent.click(
      screen.getByRole('option', { name: 'Tier 2 · high' }),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(lastQuery(api)).toMatchObject({
        text: 'fraud',
        tier: ['tier-1', 'tier-2'],
      }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('listbox')).not.toBeInTheDocument(),
    );

    await userEvent.click(screen.getByRole('button', { name: 'Gap All' }));
    await userEvent.click(
      screen.getByRole('option', { name: 'Required checks do not pass' }),
    );
    await waitFor(() => expect(lastQuery(api)).toMatchObject({ gap: 'true' }));

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() =>
      expect(lastQuery(api)).toEqual({
        tier: [],
        level: [],
        state: [],
        orderBy: 'gap',
        order: 'desc',
        limit: 20,
        cursor: undefined,
      }),
    );
    // The button is gone, and the keyboard must not be lost.
    expect(
      screen.getByRole('group', { name: 'Filter the components' }),
    ).toHaveFocus();
  });

  it('are filtered by an owner, among those that have components', async () => {
    const api = renderPage({
      methods: {
        getMaturity: async () => ({
          ...maturityByOwner,
          groups: maturityByOwner.groups.flatMap(({ children }) => children),
        }),
      },
    });
    await screen.findByRole('table', { name: 'ML components' });
    expect(api.getMaturity).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('textbox', { name: 'Owner' }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Payments' }),
    );
    await waitFor(() =>
      expect(lastQuery(api)).toMatchObject({
        owner: 'group:default/payments',
      }),
    );
  });

  it('count the groups below again when another owner is chosen', async () => {
    const api = renderPage({
      at: '/?owner=group:default/finance&ownerOnly=true',
      methods: {
        getMaturity: async () => ({
          ...maturityByOwner,
          groups: maturityByOwner.groups.flatMap(({ children }) => children),
        }),
      },
    });
    await screen.findByRole('table', { name: 'ML components' });
    await userEvent.click(screen.getByRole('textbox', { name: 'Owner' }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Payments' }),
    );
    await waitFor(() =>
      expect(lastQuery(api)).toMatchObject({
        owner: 'group:default/payments',
      }),
    );
    expect(lastQuery(api)?.ownerOnly).toBeUndefined();
  });

  it('are filtered by an owner without the groups below it, which a chip says and takes away', async () => {
    const api = renderPage({
      at: '/?owner=group:default/finance&ownerOnly=true',
    });
    await screen.findByRole('table', { name: 'ML components' });
    expect(lastQuery(api)).toMatchObject({
      owner: 'group:default/finance',
      ownerOnly: 'true',
    });
    expect(
      screen.getByRole('textbox', { name: 'Owner' }),
    ).toHaveAccessibleDescription('without the groups below it');
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Remove this filter: without the groups below it',
      }),
    );
    await waitFor(() => expect(lastQuery(api)?.ownerOnly).toBeUndefined());
    expect(lastQuery(api)).toMatchObject({ owner: 'group:default/finance' });
    expect(
      screen.getByRole('textbox', { name: 'Owner' }),
    ).toHaveAccessibleDescription('with the groups below it');
  });

  it('are ordered by their column heads', async () => {
    const api = renderPage();
    await screen.findByRole('table', { name: 'ML components' });
    expect(screen.getByRole('columnheader', { name: 'Gap' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Score' }));
    await waitFor(() =>
      expect(lastQuery(api)).toMatchObject({
        orderBy: 'score',
        order: 'asc',
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Score' }));
    await waitFor(() =>
      expect(lastQuery(api)).toMatchObject({
        orderBy: 'score',
        order: 'desc',
      }),
    );
  });

  it.each([
    ['Component', 'name', 'asc'],
    ['Owner', 'owner', 'asc'],
    ['Tier', 'tier', 'asc'],
    ['Level', 'level', 'asc'],
    ['Coverage', 'coverage', 'asc'],
  ] as const)(
    'are ordered by the head %s, which the URL keeps',
    async (head, orderBy, order) => {
      const api = renderPage();
      await screen.findByRole('table', { name: 'ML components' });
      fireEvent.click(screen.getByRole('button', { name: head }));
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({ orderBy, order }),
      );
      expect(
        await screen.findByRole('columnheader', { name: head }),
      ).toHaveAttribute('aria-sort', 'ascending');
      expect(
        screen.getByRole('columnheader', { name: 'Gap' }),
      ).not.toHaveAttribute('aria-sort');
      expect(screen.getByLabelText('Address')).toHaveTextContent(
        `?orderBy=${orderBy}&order=${order}`,
      );
    },
  );

  it('are not ordered by what the API cannot order by', async () => {
    renderPage({ at: '/?columns=target,gap,counts' });
    const table = await screen.findByRole('table', { name: 'ML components' });
    expect(
      within(table)
        .getAllByRole('button')
        .map(button => button.textContent),
    ).toEqual(['Component', 'Gap']);
    expect(
      screen.queryByRole('button', { name: /Ordered by/ }),
    ).not.toBeInTheDocument();
  });

  it('are not narrowed by a state of nothing', async () => {
    const api = renderPage({ at: '/?state=fail&ownerOnly=true' });
    await screen.findByRole('table', { name: 'ML components' });
    expect(lastQuery(api)).toMatchObject({ state: [] });
    expect(lastQuery(api)?.ownerOnly).toBeUndefined();
  });

  describe('with more filters', () => {
    const more = async () => {
      const button = await screen.findByRole('button', {
        name: 'More filters',
      });
      await userEvent.click(button);
      expect(button).toHaveAttribute('aria-expanded', 'true');
      return within(screen.getByRole('group', { name: 'More filters' }));
    };
    const choose = async (option: string) =>
      userEvent.click(await screen.findByRole('option', { name: option }));

    it('are filtered by a system, among those that have components', async () => {
      const api = renderPage({
        methods: {
          getMaturity: async query => ({
            ...maturityByOwner,
            groupBy: query?.groupBy ?? 'owner',
            groups: [
              {
                ...maturityByOwner.groups[0],
                id: 'system:default/lending',
                title: 'Lending',
                children: [],
              },
            ],
          }),
        },
      });
      const fields = await more();
      expect(api.getMaturity).not.toHaveBeenCalled();
      await userEvent.click(fields.getByRole('textbox', { name: 'System' }));
      await choose('Lending');
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({
          system: 'system:default/lending',
        }),
      );
      expect(api.getMaturity.mock.calls).toEqual([
        [{ groupBy: 'system', layout: 'list', limit: 20, text: undefined }],
      ]);
    });

    it('are filtered by type, dimension, waivers and attestations, in the address', async () => {
      const api = renderPage();
      const fields = await more();
      const select = (name: RegExp) =>
        fireEvent.mouseDown(fields.getByRole('button', { name }));
      await userEvent.type(
        fields.getByRole('textbox', { name: 'Type' }),
        'ml-model{Enter}',
      );
      select(/^Dimension/);
      await choose('Model versioning');
      select(/^Waivers/);
      await choose('With waived checks');
      select(/^Attestations/);
      await choose('Without attested passes');
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({
          type: 'ml-model',
          dimension: 'model-versioning',
          waived: 'true',
          attested: 'false',
        }),
      );
      expect(screen.getByLabelText('Address')).toHaveTextContent(
        '?type=ml-model&dimension=model-versioning&waived=true&attested=false',
      );
    });

    it('are filtered by what one wrote and left, without Enter', async () => {
      const api = renderPage();
      const fields = await more();
      await userEvent.type(
        fields.getByRole('textbox', { name: 'Type' }),
        ' ml-model ',
      );
      expect(lastQuery(api)).not.toHaveProperty('type', 'ml-model');
      await userEvent.tab();
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({ type: 'ml-model' }),
      );
      expect(fields.getByRole('textbox', { name: 'Type' })).toHaveValue(
        'ml-model',
      );
      // To go through it is no change.
      const asked = api.getScorecards.mock.calls.length;
      await userEvent.click(fields.getByRole('textbox', { name: 'Type' }));
      await userEvent.tab();
      expect(api.getScorecards).toHaveBeenCalledTimes(asked);
    });

    it('leave out the groups below an owner', async () => {
      const api = renderPage({ at: '/?owner=group:default/finance' });
      const fields = await more();
      fireEvent.mouseDown(
        fields.getByRole('button', {
          name: 'Groups below the owner Included',
        }),
      );
      await choose('Left out');
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({ ownerOnly: 'true' }),
      );
    });

    it('say why there is nothing to choose from, and try again', async () => {
      const api = renderPage({
        methods: {
          getMaturity: jest
            .fn()
            .mockRejectedValueOnce(new Error('no network'))
            .mockResolvedValue(maturityByOwner),
        },
      });
      const fields = await more();
      const domain = fields.getByRole('textbox', { name: 'Domain' });
      await userEvent.click(domain);
      expect(
        await fields.findByText(/could not be loaded: no network/),
      ).toBeInTheDocument();
      await userEvent.keyboard('{Escape}{ArrowDown}');
      await waitFor(() => expect(api.getMaturity).toHaveBeenCalledTimes(2));
      expect(fields.queryByText(/could not be loaded/)).not.toBeInTheDocument();
    });
  });

  it('come a page at a time, forwards and back', async () => {
    const api = renderPage({
      methods: {
        getScorecards: async query => ({
          ...scorecardsPage,
          totalItems: 50,
          nextCursor: query?.cursor ? undefined : 'second',
        }),
      },
    });
    const previous = await screen.findByRole('button', {
      name: 'Previous page',
    });
    const next = screen.getByRole('button', { name: 'Next page' });
    expect(previous).toBeDisabled();

    await userEvent.click(next);
    await waitFor(() =>
      expect(lastQuery(api)).toMatchObject({ cursor: 'second' }),
    );
    expect(
      await screen.findByText('50 components, showing 21 to 22'),
    ).toBeInTheDocument();
    await waitFor(() => expect(next).toBeDisabled());

    await userEvent.click(previous);
    expect(
      await screen.findByText('50 components, showing 1 to 2'),
    ).toBeInTheDocument();
    // It has been there a moment ago.
    expect(api.getScorecards).toHaveBeenCalledTimes(2);
  });

  it('say when none is left by the filters', async () => {
    renderPage({
      at: '/?text=nobody',
      methods: {
        getScorecards: async () => ({ items: [], totalItems: 0 }),
      },
    });
    expect(
      await screen.findByText('No component matches these filters.'),
    ).toBeInTheDocument();
    expect(screen.getByText('0 components')).toBeInTheDocument();
  });

  it('say what to do when there is none at all', async () => {
    renderPage({
      methods: { getScorecards: async () => ({ items: [], totalItems: 0 }) },
    });
    expect(
      await screen.findByText(/^There is no ML component yet/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Show all components' }),
    ).not.toBeInTheDocument();
  });

  it('say why they could not be loaded, and are tried again', async () => {
    renderPage({
      methods: {
        getScorecards: jest
          .fn()
          .mockRejectedValueOnce(new Error('no network'))
          .mockResolvedValue(scorecardsPage),
      },
    });
    expect(
      await screen.findByText(/The components could not be loaded/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'Fraud detector' }),
    ).toBeInTheDocument();
  });

  it('are filtered by all that the API can be asked for', async () => {
    const api = renderPage({
      at: '/?system=system:default/cards&domain=&kind=Component&type=ml-model&atTarget=false&waived=true&attested=false&dimension=model-versioning&state=fail&state=odd',
    });
    await screen.findByRole('table', { name: 'ML components' });
    expect(lastQuery(api)).toMatchObject({
      system: 'system:default/cards',
      domain: '',
      kind: 'Component',
      type: 'ml-model',
      atTarget: 'false',
      waived: 'true',
      attested: 'false',
      dimension: 'model-versioning',
      state: ['fail'],
    });
    for (const chip of [
      'System: cards',
      'Without domain',
      'Kind: Component',
      'Type: ml-model',
      'With waived checks',
      'Without attested passes',
      'Dimension: Model versioning',
    ]) {
      expect(
        await screen.findByRole('button', {
          name: `Remove this filter: ${chip}`,
        }),
      ).toBeInTheDocument();
    }
    screen
      .getByRole('button', { name: 'Remove this filter: Without domain' })
      .focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(lastQuery(api)?.domain).toBeUndefined());
    expect(lastQuery(api)).toMatchObject({ kind: 'Component' });
    expect(
      screen.getByRole('group', { name: 'Filter the components' }),
    ).toHaveFocus();
  });

  it('tell the state of the check that they are filtered by', async () => {
    const api = renderPage({
      methods: {
        getScorecards: async query => ({
          ...scorecardsPage,
          items: scorecardsPage.items.map((item, index) => ({
            ...item,
            ...(query?.check && {
              checkState: index ? ('unknown' as const) : ('fail' as const),
            }),
          })),
        }),
      },
    });
    const table = await screen.findByRole('table', { name: 'ML components' });
    expect(api.getChecks).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('textbox', { name: 'Check' }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'The model is registered' }),
    );
    expect(
      await within(table).findByRole('columnheader', {
        name: 'The model is registered',
      }),
    ).toBeInTheDocument();
    const [, fraud, churn] = within(table).getAllByRole('row');
    await waitFor(() => expect(fraud).toHaveTextContent('Fail'));
    expect(churn).toHaveTextContent('Unknown');

    expect(screen.getByRole('textbox', { name: 'Check' })).toHaveValue(
      'The model is registered',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'State of the check All' }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'Fail' }));
    await waitFor(() =>
      expect(lastQuery(api)).toMatchObject({
        check: 'model-registered',
        state: ['fail'],
      }),
    );
  });

  it('show what the check is called that the URL names', async () => {
    renderPage({ at: '/?check=model-registered' });
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Check' })).toHaveValue(
        'The model is registered',
      ),
    );
  });

  it('have the columns that one chooses, and chose before', async () => {
    const storage = mockApis.storage();
    const api = renderPage({ storage });
    const table = await screen.findByRole('table', { name: 'ML components' });
    const heads = () =>
      within(table)
        .getAllByRole('columnheader')
        .map(head => head.textContent);
    expect(heads()).toEqual([
      'Component',
      'Owner',
      'Tier',
      'Level',
      'Target',
      'Gap',
      'Score',
      'Coverage',
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    for (const name of ['Owner', 'Tier', 'Checks', 'Target', 'Score', 'Gap']) {
      await userEvent.click(screen.getByRole('menuitemcheckbox', { name }));
    }
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('menu')).not.toBeInTheDocument(),
    );
    expect(heads()).toEqual(['Component', 'Level', 'Coverage', 'Checks']);
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      '?columns=level%2Ccoverage%2Ccounts',
    );
    expect(
      storage.forBucket('ml-scorecards.components').snapshot('columns').value,
    ).toBe('level,coverage,counts');
    // What is shown of the components is nothing that is asked for.
    expect(api.getScorecards).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['that were chosen last', '/', ['Component', 'Waived']],
    [
      'that the URL names, whatever was chosen',
      '/?columns=evaluatedAt,odd',
      ['Component', 'Evaluated'],
    ],
  ])('have the columns %s', async (_, at, expected) => {
    const storage = mockApis.storage();
    await storage
      .forBucket('ml-scorecards.components')
      .set('columns', 'waived');
    renderPage({ at, storage });
    const table = await screen.findByRole('table', { name: 'ML components' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(head => head.textContent),
    ).toEqual(expected);
  });

  it('come in pages of the size that one chooses', async () => {
    const api = renderPage({ at: '/?columns=tier&tier=tier-1' });
    await screen.findByRole('table', { name: 'ML components' });
    await userEvent.click(screen.getByRole('button', { name: /^Per page/ }));
    await userEvent.click(screen.getByRole('option', { name: '100' }));
    await waitFor(() => expect(lastQuery(api)).toMatchObject({ limit: 100 }));
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      '?tier=tier-1&pageSize=100&columns=tier',
    );
  });

  it('are saved as CSV, all of those that the filters leave', async () => {
    const file = new Blob(['entityRef']);
    const api = renderPage({
      at: '/?tier=tier-1&cursor=second',
      methods: {
        getScorecardsCsv: jest
          .fn()
          .mockRejectedValueOnce(new Error('no network'))
          .mockResolvedValue(file),
      },
    });
    await screen.findByRole('table', { name: 'ML components' });
    const button = screen.getByRole('button', { name: 'Download CSV' });
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The list could not be downloaded: no network',
    );
    expect(saveFile).not.toHaveBeenCalled();

    await userEvent.click(button);
    await waitFor(() =>
      expect(saveFile).toHaveBeenCalledWith({
        content: file,
        name: 'ml-scorecards.csv',
      }),
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(api.getScorecardsCsv.mock.lastCall?.[0]).toEqual({
      tier: ['tier-1'],
      level: [],
      state: [],
      orderBy: 'gap',
      order: 'desc',
    });
  });
});
