import { screen } from '@testing-library/react';
import { fraudDetectorEntity } from '../../__testUtils__/fixtures';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { withLabels } from '../../__testUtils__/withLabels';
import { EntityHeaderLabels } from './EntityHeaderLabels';

function renderLabels(entity: typeof fraudDetectorEntity) {
  // No method of the API may be called.
  renderInPortal(
    <main>
      <EntityHeaderLabels />
    </main>,
    { api: mockMlScorecardsApi(), entity },
  );
}

describe('EntityHeaderLabels', () => {
  it('say tier and level', async () => {
    renderLabels(withLabels({ tier: 'tier-1', level: 'none' }));
    expect(await screen.findByRole('main')).toHaveTextContent(
      'Reliability tierTier 1 · criticalLevelNo level',
    );
  });

  it('say the one that there is', async () => {
    renderLabels(withLabels({ level: 'silver' }));
    expect(await screen.findByRole('main')).toHaveTextContent(/^LevelSilver$/);
  });

  it('show nothing of other entities', async () => {
    renderLabels(fraudDetectorEntity);
    expect(await screen.findByRole('main')).toBeEmptyDOMElement();
  });
});
