import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import { Findings } from './Findings';

const SHOP = 'component:default/shop';

describe('Findings', () => {
  it('links the entities that it names, and says the rest in words', async () => {
    await renderInTestApp(
      <Findings
        findings={[
          {
            id: 'internal-yet-customer-facing',
            message: `Customers meet what depends on it: ${SHOP}, another entity.`,
            entityRefs: [SHOP],
          },
          { id: 'label-not-understood', message: `The label says ${SHOP}.` },
        ]}
      />,
      {
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      },
    );
    const [named, plain] = screen.getAllByRole('listitem');
    expect(within(named).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/shop',
    );
    expect(named).toHaveTextContent(/shop, another entity\.$/);
    expect(within(plain).queryByRole('link')).toBeNull();
  });
});
