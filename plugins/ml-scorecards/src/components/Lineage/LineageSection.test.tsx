import { Entity } from '@backstage/catalog-model';
import { CatalogApi } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
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

function open(
  getFacts: MlScorecardsApi['getFacts'],
  options: { catalogApi?: CatalogApi } = {},
) {
  return renderTab(
    { getScorecard: async () => withChecks([]), getFacts },
    { section: 'lineage', ...options },
  );
}

/** An entity that names a dataset or job. */
const naming = (
  name: string,
  nodeId: string,
  { owner }: { owner?: string } = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'openlineage.io/node-id': nodeId },
  },
  relations: owner ? [{ type: 'ownedBy', targetRef: owner }] : [],
});

async function rowOf(name: string) {
  const table = screen.getByRole('table', { name: 'Lineage as a table' });
  const header = await within(table).findByRole('rowheader', { name });
  return within(header.closest('tr')!);
}

const openTable = async () =>
  userEvent.click(
    await screen.findByRole('button', { name: 'Show as a table' }),
  );

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
        /^This is what was known .* ago\. The server refused the credentials\. What was read before counts until it is too old\. Check the credentials .* tell whoever operates the portal\.$/,
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
      [
        'No lineage is known: The server refused the credentials.',
        /Check the credentials that app-config\.yaml gives for it/,
      ],
    ],
    [
      'it was read too long ago',
      answer({ edges: null }, { status: 'stale' }),
      [
        /^No lineage is known any more: it was last read .* ago\.$/,
        /have it read again with “Refresh”/,
      ],
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

  it('leads to the entities that the catalog knows, and to their owners', async () => {
    const catalogApi = catalogApiMock({
      entities: [
        naming('clean-orders', 'dataset:db:clean', {
          owner: 'group:default/shop',
        }),
        naming('raw-orders', 'dataset:db:raw'),
        // The catalog does not mind the case, and here it tells two datasets apart.
        naming('other', 'dataset:S3:MODEL', { owner: 'group:default/other' }),
        // The component is where one is already.
        naming('train', 'job:etl:train', { owner: 'group:default/payments' }),
      ],
    });
    const asked = jest.spyOn(catalogApi, 'queryEntities');
    open(async () => answer({ edges }), { catalogApi });
    await openTable();

    const clean = await rowOf('db:clean');
    expect(
      await clean.findByRole('link', { name: 'db:clean' }),
    ).toHaveAttribute('href', '/catalog/default/resource/clean-orders');
    expect(clean.getByRole('link', { name: 'shop' })).toHaveAttribute(
      'href',
      '/catalog/default/group/shop',
    );
    const raw = await rowOf('db:raw');
    expect(raw.getByRole('link', { name: 'db:raw' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/raw-orders',
    );
    expect(raw.getByRole('cell', { name: 'no' })).toBeVisible();
    for (const name of ['s3:model', 'etl:train']) {
      expect((await rowOf(name)).queryByRole('link')).not.toBeInTheDocument();
    }
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it.each([
    [
      'the reader may see none of its entities',
      {
        queryEntities: async () => ({ items: [], totalItems: 0, pageInfo: {} }),
      },
    ],
    [
      'the catalog fails',
      {
        queryEntities: async () => {
          throw new Error('The catalog is away');
        },
      },
    ],
    [
      'the catalog takes its time',
      { queryEntities: () => new Promise(() => {}) },
    ],
  ] as Array<[string, Partial<CatalogApi>]>)(
    'shows what the lineage tells where %s',
    async (_, methods) => {
      const catalogApi = catalogApiMock.mock(methods);
      open(async () => answer({ edges }), { catalogApi });
      await openTable();
      await waitFor(() =>
        expect(catalogApi.queryEntities).toHaveBeenCalledTimes(1),
      );
      const clean = await rowOf('db:clean');
      expect(clean.getByRole('cell', { name: 'yes' })).toBeVisible();
      expect(clean.queryByRole('link')).not.toBeInTheDocument();
      expect(screen.queryByText(/is away/)).not.toBeInTheDocument();
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    },
  );

  it('says how the job ran, what failed in it, and who uses it without saying so', async () => {
    open(
      async () =>
        answer({
          edges,
          lastRunState: 'failed',
          lastEventAt: '2026-01-05T07:00:00.000Z',
          failedDataTests: ['not_null(id) of db.clean'],
          undeclaredConsumers: ['job:etl:report', 'job:etl:mail'],
        }),
      {
        catalogApi: catalogApiMock({
          entities: [naming('report', 'job:etl:report')],
        }),
      },
    );
    const valueOf = async (name: string) =>
      (await screen.findByText(name, { selector: 'dt' }))
        .nextElementSibling as HTMLElement;
    expect(await valueOf('Last run of the job')).toHaveTextContent(
      /^failed · .* ago$/,
    );
    expect(await valueOf('Failed data tests')).toHaveTextContent(
      /^not_null\(id\) of db\.clean$/,
    );
    const consumers = within(
      await valueOf('Consumers that are not declared in the catalog'),
    );
    expect(
      await consumers.findByRole('link', { name: 'etl:report' }),
    ).toHaveAttribute('href', '/catalog/default/resource/report');
    expect(
      consumers.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual(['etl:report', 'etl:mail']);
  });

  it('says nothing of runs that are not known, and of tests that did not fail', async () => {
    open(async () =>
      answer({
        edges,
        lastRunState: null,
        failedDataTests: [],
        undeclaredConsumers: [],
      }),
    );
    expect(await screen.findByRole('img')).toBeVisible();
    for (const text of [/^Last run/, /^Failed data/, /^Consumers/]) {
      expect(screen.queryByText(text)).not.toBeInTheDocument();
    }
  });
});
