import { screen, within } from '@testing-library/react';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { todoOfOmar, waiversToDecide } from '../../__testUtils__/todoFixtures';
import { TodoContent } from './TodoContent';

describe('TodoContent in German', () => {
  it('has words, days and numbers in German, and what the backend says as it says it', async () => {
    renderInPortal(<TodoContent />, {
      api: mockMlScorecardsApi({
        getTodo: async () => ({
          ...todoOfOmar,
          counts: { ...todoOfOmar.counts, 'required-check': 1234 },
        }),
        getWaivers: async () => waiversToDecide,
      }),
      language: 'de',
    });

    const todos = await screen.findByRole('list', { name: 'Aufgaben' });
    const [first] = within(todos).getAllByRole('listitem');
    expect(first).toHaveTextContent(
      /^Über jede Ausnahme entscheiden.*beantragt bis 30\.4\.2026/,
    );
    expect(first).toHaveTextContent('Stufe 3 · normal');
    expect(first).toHaveTextContent('Nicht bestanden');
    expect(first).toHaveTextContent('Drift was checked recently');
    expect(
      within(todos).getByText(
        'Etwa eine Stunde · schließt die Lücke · erreicht Bronze · verbessert Data versioning',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Pflichtprüfungen (1.234)' }),
    ).toBeInTheDocument();
    const quote = await screen.findByText(
      '„The report moves to a new source in April“',
    );
    expect(quote.closest('li')).toHaveTextContent(
      /Von .* vor .* beantragt, bis 30\.4\.2026\./,
    );
  });
});
