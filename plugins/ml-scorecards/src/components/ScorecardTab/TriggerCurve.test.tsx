import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fraudDetectorScorecard } from '../../__testUtils__/fixtures';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { TriggerCurve } from './TriggerCurve';

const [latency] = fraudDetectorScorecard.triggers;
const days = [
  { day: '2026-02-26', value: 0.1, limit: 0.2 },
  { day: '2026-02-27', value: 0.25, limit: 0.2 },
  { day: '2026-02-28', value: 0.31, limit: 0.2 },
];

async function renderCurve(shown: typeof days) {
  renderInPortal(
    <section aria-label="curve">
      <TriggerCurve trigger={{ ...latency, days: shown }} />
    </section>,
    { api: mockMlScorecardsApi() },
  );
  return screen.findByRole('region', { name: 'curve' });
}

describe('TriggerCurve', () => {
  it('says in words what it shows', async () => {
    await renderCurve(days);
    expect(screen.getByRole('img')).toHaveAccessibleName(
      'Inference is slower than promised: from 100 ms on 2/26/2026 to 310 ms on 2/28/2026, over the limit of 200 ms on 2 of 3 days.',
    );
    const figure = screen.getByRole('figure');
    expect(figure).toHaveTextContent('Highest value of the day');
    expect(figure).toHaveTextContent('Limit');
  });

  it('has all its numbers in a table', async () => {
    await renderCurve(days);
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Day by day: Inference is slower than promised',
      }),
    );
    expect(
      within(screen.getByRole('table'))
        .getAllByRole('row')
        .slice(1)
        .map(({ textContent }) => textContent),
    ).toEqual([
      '2/28/2026310 ms200 ms',
      '2/27/2026250 ms200 ms',
      '2/26/2026100 ms200 ms',
    ]);
  });

  it('counts no day over the limit where there is none', async () => {
    await renderCurve(days.map(day => ({ ...day, limit: 1 })));
    expect(screen.getByRole('img')).toHaveAccessibleName(/on 0 of 3 days/);
  });

  it('leaves days without a value open, on which the limit held as before', async () => {
    await renderCurve([days[0], { ...days[2], day: '2026-03-01', limit: 0.3 }]);
    await userEvent.click(screen.getByRole('button', { name: /^Day by day/ }));
    expect(
      within(screen.getByRole('table'))
        .getAllByRole('row')
        .slice(1)
        .map(({ textContent }) => textContent),
    ).toEqual([
      '3/1/2026310 ms300 ms',
      '2/28/2026–200 ms',
      '2/27/2026–200 ms',
      '2/26/2026100 ms200 ms',
    ]);
    expect(screen.getByRole('img')).toHaveAccessibleName(/of 2 days/);
  });

  it('goes back a year at most', async () => {
    await renderCurve([{ ...days[0], day: '1970-01-01' }, ...days.slice(1)]);
    expect(screen.getByRole('img')).toHaveAccessibleName(
      /from 250 ms on 2\/27\/2026 .* on 2 of 2 days/,
    );
  });

  it.each([0, 1])('is not there for %d days', async count => {
    expect(await renderCurve(days.slice(0, count))).toBeEmptyDOMElement();
  });
});
