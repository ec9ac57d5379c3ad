import { screen } from '@testing-library/react';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { homeTodosCard } from './homeTodosCard';
import { HomeTodosCard } from './HomeTodosCard';

describe('HomeTodosCard in German', () => {
  it('has its title in German, unless the portal gives it another one', async () => {
    const Content = () => <>Inhalt</>;
    renderInPortal(
      <>
        <HomeTodosCard title={homeTodosCard.title} Content={Content} />
        <HomeTodosCard title="Our models" Content={Content} />
      </>,
      { api: mockMlScorecardsApi(), language: 'de' },
    );
    expect(await screen.findByText('Meine ML-Aufgaben')).toBeInTheDocument();
    expect(screen.getByText('Our models')).toBeInTheDocument();
    expect(screen.queryByText('My ML to-dos')).not.toBeInTheDocument();
    expect(screen.getAllByText('Inhalt')).toHaveLength(2);
  });
});
