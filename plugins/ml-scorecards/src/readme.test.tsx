import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { screen } from '@testing-library/react';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { mlScorecardsApiRef } from './api/mlScorecardsApiRef';
import { SCORECARD_SECTIONS } from './components/ScorecardTab/sections';
import mlScorecardsPlugin from './index';
import {
  fraudDetectorEntity,
  fraudDetectorScorecard,
} from './__testUtils__/fixtures';
import { mockMlScorecardsApi } from './__testUtils__/mockMlScorecardsApi';

// Backstage's entity page takes its time when it is loaded for the first time.
jest.setTimeout(60_000);

const readme = readFileSync(resolve(__dirname, '../README.md'), 'utf8');

/** The names in the list of the README that stands between these two. */
const namesBetween = (start: string, end: string) =>
  readme
    .split(start)[1]
    .split(end)[0]
    .split(',')
    .map(name => name.trim().replaceAll(/['`]/g, ''));

describe('the README', () => {
  it('names the sections of the tab in their order', () => {
    expect(namesBetween('These are its sections:', '.')).toEqual(
      SCORECARD_SECTIONS,
    );
  });

  it('has an example that chooses sections, for both frontend systems', async () => {
    const sections = namesBetween('          sections: [', ']');
    expect(namesBetween('sections={[', ']')).toEqual(sections);
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: fraudDetectorEntity }),
        mlScorecardsPlugin.getExtension(
          'entity-content:ml-scorecards/scorecard',
        ),
      ],
      apis: [
        [
          mlScorecardsApiRef,
          mockMlScorecardsApi({
            getScorecard: async () => fraudDetectorScorecard,
            getHistory: async () => ({ items: [], days: [] }),
            getStatements: async () => ({ items: [] }),
          }),
        ],
      ],
      config: {
        app: {
          baseUrl: 'http://localhost:3000',
          extensions: [
            {
              'entity-content:ml-scorecards/scorecard': {
                config: { sections },
              },
            },
          ],
        },
        backend: { baseUrl: 'http://localhost:7007' },
      },
    });
    expect(await screen.findByRole('tab', { name: 'History' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(screen.getAllByRole('tab').map(tab => tab.textContent)).toEqual([
      'History',
      'Checks',
      'Checklists',
      'Sources',
    ]);
  });
});
