import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import { TierReasons } from './TierReasons';

const SHOP = 'component:default/shop';
const SHOP_API = 'api:default/shop-api';
const SHOP_BACKEND = 'component:default/shop-backend';

describe('TierReasons', () => {
  it('links the entities behind a step, each where its text names it', async () => {
    await renderInTestApp(
      <TierReasons
        reasons={[
          {
            text: `Customers meet ${SHOP}, which depends on it through ${SHOP_BACKEND} and ${SHOP_API}.`,
            origin: 'derived',
            entityRefs: [SHOP_BACKEND, SHOP_API, SHOP],
          },
          { text: `It is not ${SHOP}.`, origin: 'declared' },
        ]}
      />,
      {
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      },
    );
    const [chain, plain] = screen.getAllByRole('listitem');
    expect(
      within(chain)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual([
      '/catalog/default/component/shop',
      '/catalog/default/component/shop-backend',
      '/catalog/default/api/shop-api',
    ]);
    expect(chain).toHaveTextContent(
      /^Customers meet .*shop, which depends on it through .*shop-backend and .*shop-api\. \(.+\)$/,
    );
    expect(within(plain).queryByRole('link')).toBeNull();
    expect(plain).toHaveTextContent(`It is not ${SHOP}.`);
  });

  it('says in words what stands for entities that the reader may not see', async () => {
    await renderInTestApp(
      <TierReasons
        reasons={[
          {
            text: `Customers meet another entity, which depends on it through ${SHOP_API}.`,
            origin: 'derived',
            entityRefs: [SHOP_API],
          },
        ]}
      />,
      {
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      },
    );
    expect(screen.getAllByRole('link')).toHaveLength(1);
    expect(screen.getByRole('listitem')).toHaveTextContent(
      /^Customers meet another entity, which depends on it through .*shop-api\. \(.+\)$/,
    );
  });
});
