import { screen, within } from '@testing-library/react';
import { dataTracked } from '../../__testUtils__/checkFixtures';
import { renderTab } from '../../__testUtils__/renderTab';
import { withChecks } from '../../__testUtils__/withChecks';

const condition =
  'git.a < params.maxAgeDays[component.tier] && params.needsAlert[component.tier] && git.b < params.maxShare || git.c < params.missing[component.tier]';

const shown = () => screen.findByRole('region', { name: /^Condition/ });

function open(params?: Record<string, unknown>) {
  renderTab(
    {
      getScorecard: async () =>
        withChecks([{ ...dataTracked, condition, params }], { tier: 'tier-2' }),
    },
    { at: `/#ml-check-${dataTracked.id}` },
  );
}

describe('the numbers that a condition reads', () => {
  it('stand below it, as they are for the tier of the component', async () => {
    open({
      maxAgeDays: { 'tier-1': 1, 'tier-2': 7 },
      needsAlert: { 'tier-2': false },
      maxShare: 0.5,
      missing: { 'tier-1': 3 },
      // Of another source.
      max: 1,
    });
    const region = within(await shown());
    expect(
      region
        .getAllByRole('term')
        .map(({ textContent, nextSibling }) => [
          textContent,
          nextSibling?.textContent,
        ]),
    ).toEqual([
      ['params.maxAgeDays', '7'],
      ['params.needsAlert', 'No'],
      ['params.maxShare', '0.5'],
      ['params.missing', '–'],
    ]);
  });

  it('are not there where it reads none', async () => {
    open();
    expect(within(await shown()).queryByRole('term')).not.toBeInTheDocument();
  });
});
