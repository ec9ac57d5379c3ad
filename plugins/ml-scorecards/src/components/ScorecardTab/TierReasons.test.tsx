import { ComponentProps } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import { TierReasons } from './TierReasons';

const SHOP_API = 'component:default/shop-api';
const SHOP = 'component:default/shop';

async function links(
  reasons: ComponentProps<typeof TierReasons>['reasons'],
): Promise<HTMLElement[]> {
  await renderInTestApp(<TierReasons tier="tier-1" reasons={reasons} />, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  return within(
    await screen.findByRole('list', { name: 'Why this tier' }),
  ).getAllByRole('listitem');
}

const CUSTOMERS = {
  origin: 'derived' as const,
  input: { name: 'audience' as const, value: 'customer' },
};
const RULE = {
  text: 'Customers are served by it in real time: tier 1.',
  origin: 'derived' as const,
};

describe('TierReasons', () => {
  it('goes from who rests on it through what lies between to the inputs, the rule and the tier', async () => {
    const shown = await links([
      {
        ...CUSTOMERS,
        text: `Customers meet ${SHOP}, which depends on it through ${SHOP_API}.`,
        entityRefs: [SHOP_API, SHOP],
        chain: [SHOP_API, SHOP],
      },
      {
        text: 'Its serving mode is real-time.',
        origin: 'declared',
        input: { name: 'servingMode', value: 'real-time' },
      },
      {
        text: 'Nobody said at which stage it is: it counts as in production.',
        origin: 'default',
        input: { name: 'stage', value: 'production' },
      },
      RULE,
    ]);
    expect(shown.map(link => link.textContent)).toEqual([
      'What rests on itshop',
      'Throughshop-api',
      'Whom it servesCustomersCustomers meet shop, which depends on it through shop-api.derived from the catalog',
      // What was declared has no reason but that.
      'How it servesIn real timedeclared by the owner',
      'At which stage it isProductionNobody said at which stage it is: it counts as in production.assumed, because nobody said',
      'RuleCustomers are served by it in real time: tier 1.',
      'So it isTier 1 · critical',
    ]);
  });

  it('leads to the entities behind a reason, and to no others', async () => {
    const [, , customers, declared] = await links([
      {
        ...CUSTOMERS,
        text: `Customers meet ${SHOP}, which depends on it through ${SHOP_API}.`,
        // One of them begins with the other.
        entityRefs: [SHOP_API, SHOP],
        chain: [SHOP_API, SHOP],
      },
      { text: `It is not ${SHOP}.`, origin: 'declared' },
      RULE,
    ]);
    expect(
      within(customers)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual([
      '/catalog/default/component/shop',
      '/catalog/default/component/shop-api',
    ]);
    expect(within(declared).queryByRole('link')).toBeNull();
    expect(declared).toHaveTextContent(`It is not ${SHOP}.`);
  });

  it('tells a chain of which a part is hidden in words only', async () => {
    const shown = await links([
      {
        ...CUSTOMERS,
        text: `Customers meet another entity, which depends on it through ${SHOP_API}.`,
        entityRefs: [SHOP_API],
      },
      RULE,
    ]);
    expect(shown).toHaveLength(3);
    expect(shown[0]).toHaveTextContent(
      'Customers meet another entity, which depends on it through shop-api.',
    );
    expect(within(shown[0]).getAllByRole('link')).toHaveLength(1);
  });

  it('shows a value that it does not know as it is', async () => {
    const [stage] = await links([
      {
        text: 'Its stage is retired.',
        origin: 'declared',
        input: { name: 'stage', value: 'retired' },
      },
      RULE,
    ]);
    expect(stage).toHaveTextContent('At which stage it isretired');
  });

  it('has a chain also where owners declare the tier', async () => {
    const shown = await links([
      {
        text: 'Its owners declare tier-1 until 2027-01-01: it pays us all',
        origin: 'declared',
      },
    ]);
    expect(shown.map(link => link.textContent)).toEqual([
      'RuleIts owners declare tier-1 until 1/1/2027: it pays us alldeclared by the owner',
      'So it isTier 1 · critical',
    ]);
  });

  it('says in words what stands for entities that the reader may not see', async () => {
    const [reason] = await links([
      {
        text: `Customers meet another entity, which depends on it through ${SHOP_API}.`,
        origin: 'derived',
        entityRefs: [SHOP_API],
      },
    ]);
    expect(within(reason).getAllByRole('link')).toHaveLength(1);
    expect(reason).toHaveTextContent(
      /Customers meet another entity, which depends on it through .*shop-api\./,
    );
  });
});
