import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  MlScorecardsApi,
  ScorecardFacts,
} from 'backstage-plugin-ml-scorecards-common';
import { renderTab } from '../../__testUtils__/renderTab';
import { withChecks } from '../../__testUtils__/withChecks';

const source = {
  collector: 'openlineage',
  title: 'OpenLineage',
  status: 'fresh' as const,
  collectedAt: '2026-01-05T08:00:00.000Z',
};

const answer = (
  told: Record<string, ScorecardFacts['facts'][string]['value']>,
  how: Partial<ScorecardFacts['sources'][number]> = {},
): ScorecardFacts => ({
  entityRef: 'component:default/fraud-detector',
  sources: [{ ...source, ...how }],
  facts: Object.fromEntries(
    Object.entries(told).map(([name, value]) => [
      `openlineage.${name}`,
      { description: 'steps', value },
    ]),
  ),
});

const error = {
  code: 'auth',
  message: 'The server refused the credentials.',
  at: source.collectedAt,
};

const edges = [
  '!dataset:db:raw → job:etl:clean',
  'job:etl:clean → dataset:db:clean',
  'dataset:db:clean → *job:etl:train',
  '*job:etl:train → dataset:s3:model',
];

function open(getFacts: MlScorecardsApi['getFacts']) {
  return renderTab(
    { getScorecard: async () => withChecks([]), getFacts },
    { section: 'lineage' },
  );
}

describe('the lineage of a component', () => {
  beforeAll(() => {
    // What jsdom cannot measure.
    Object.defineProperty(window.SVGElement.prototype, 'getBBox', {
      value: () => ({ width: 168, height: 44 }),
      configurable: true,
    });
  });
  afterAll(() => {
    delete (window.SVGElement.prototype as any).getBBox;
  });

  it('is one picture with a sentence, and a table behind it', async () => {
    const api = open(async () => answer({ edges }));
    const picture = await screen.findByRole('img', {
      name: '4 datasets and jobs around the component, 3 upstream, 1 downstream; 1 without an owner in the catalog.',
    });
    expect(
      await within(picture).findByText('train', { selector: 'text' }),
    ).toBeInTheDocument();
    expect(within(picture).getByText('Dataset · no owner')).toBeInTheDocument();
    expect(api.getFacts).toHaveBeenCalledTimes(1);
    expect(api.getFacts).toHaveBeenCalledWith(
      'component:default/fraud-detector',
      { source: ['openlineage'] },
    );

    await userEvent.click(
      screen.getByRole('button', { name: 'Show as a table' }),
    );
    const rows = within(
      screen.getByRole('table', { name: 'Lineage as a table' }),
    ).getAllByRole('row');
    expect(
      rows.map(row => [...row.children].map(cell => cell.textContent)),
    ).toEqual([
      ['Name', 'Position', 'Kind', 'Owner in the catalog', 'Gets data from'],
      ['db:raw', '3 steps upstream', 'Dataset', 'no', ''],
      ['etl:clean', '2 steps upstream', 'Job', 'yes', 'db:raw'],
      ['db:clean', '1 step upstream', 'Dataset', 'yes', 'etl:clean'],
      ['etl:train', 'this component', 'Job', '', 'db:clean'],
      ['s3:model', '1 step downstream', 'Dataset', 'yes', 'etl:train'],
    ]);
  });

  it('says that there is more, and why it is not newer', async () => {
    open(async () =>
      answer({ edges, hasMoreEdges: true }, { status: 'error', error }),
    );
    expect(await screen.findByText(/There is more lineage/)).toBeVisible();
    expect(
      screen.getByText(
        /^This is what was known .* ago\. The server refused the credentials\.$/,
      ),
    ).toBeVisible();
  });

  it.each([
    [
      'no source is connected',
      answer({}, { status: 'not-connected', howToConnect: 'Name the job.' }),
      [
        'No lineage is known: no source that knows it is connected.',
        'Name the job.',
      ],
    ],
    [
      'it was not read yet',
      answer({ edges: null }, { status: 'not-collected' }),
      ['No lineage is known: it has not been read yet.'],
    ],
    [
      'the source failed',
      answer(
        { edges: null },
        {
          status: 'error',
          error,
        },
      ),
      ['No lineage is known: The server refused the credentials.'],
    ],
    [
      'it was read too long ago',
      answer({ edges: null }, { status: 'stale' }),
      [/^No lineage is known any more: it was last read .* ago\.$/],
    ],
    [
      'nothing comes in or goes out',
      answer({ edges: [] }),
      [/The lineage system knows this component, and of no data/],
    ],
  ])('says so where %s', async (_, facts, texts) => {
    open(async () => facts);
    for (const text of texts) {
      expect(await screen.findByText(text)).toBeVisible();
    }
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it('says what to do if it cannot be loaded', async () => {
    const api = open(
      jest
        .fn<Promise<ScorecardFacts>, []>()
        .mockRejectedValueOnce(new Error('The backend is away'))
        .mockResolvedValue(answer({ edges })),
    );
    expect(
      await screen.findByText(/The lineage could not be loaded/),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /try again/i }));
    expect(await screen.findByRole('img')).toBeVisible();
    expect(api.getFacts).toHaveBeenCalledTimes(2);
  });
});
