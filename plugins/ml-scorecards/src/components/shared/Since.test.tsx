import { screen } from '@testing-library/react';
import { Settings } from 'luxon';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { Since } from './Since';

describe('Since', () => {
  const zone = Settings.defaultZone;
  afterEach(() => {
    Settings.defaultZone = zone;
  });

  it.each([
    ['Pacific/Auckland', '3/1/2026', 'March 1, 2026'],
    ['UTC', '2/28/2026', 'February 28, 2026'],
  ])(
    'says the day that it was in %s, as the instant does that shows on hover',
    async (where, day, ofInstant) => {
      Settings.defaultZone = where;
      renderInPortal(<Since at="2026-02-28T22:00:00.000Z" />, {
        api: mockMlScorecardsApi(),
      });
      const time = await screen.findByText(/^since /);
      expect(time).toHaveTextContent(`since ${day} (`);
      expect(time).toHaveAttribute('title', expect.stringContaining(ofInstant));
    },
  );
});
