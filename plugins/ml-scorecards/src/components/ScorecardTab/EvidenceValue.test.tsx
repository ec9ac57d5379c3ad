import { cleanup, screen } from '@testing-library/react';
import { Evidence, SourceStatus } from 'backstage-plugin-ml-scorecards-common';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { EvidenceValue } from './EvidenceValue';

async function textOf(
  evidence: Partial<Evidence>,
  source?: SourceStatus,
): Promise<string | null> {
  renderInPortal(
    <section aria-label="value">
      <EvidenceValue
        evidence={{
          description: 'something',
          value: null,
          ...evidence,
        }}
        source={source}
      />
    </section>,
    { api: mockMlScorecardsApi({}) },
  );
  return (await screen.findByRole('region', { name: 'value' })).textContent;
}

describe('EvidenceValue', () => {
  it.each<[string, Partial<Evidence>, string | RegExp]>([
    ['a yes', { value: true }, 'Yes'],
    ['a no', { value: false }, 'No'],
    ['a number', { value: 123.45 }, '123.45'],
    ['a large number', { value: 12345.4 }, '12,345'],
    ['a share', { value: 0.7004, unit: 'share' }, '70%'],
    ['a share of a tenth', { value: 0.4567, unit: 'share' }, '45.7%'],
    ['a number with its unit', { value: 3, unit: 'days' }, '3 days'],
    ['few bytes', { value: 12, unit: 'bytes' }, '12 bytes'],
    ['many bytes', { value: 2_500_000_000, unit: 'bytes' }, '2.5 GB'],
    ['a text', { value: 'docs/MODEL_CARD.md' }, 'docs/MODEL_CARD.md'],
    ['a text that is empty', { value: '' }, 'Empty'],
    ['an instant', { value: '2020-01-01T00:00:00.000Z' }, /years ago$/],
    ['a list', { value: ['train', 'evaluate'] }, 'trainevaluate'],
    ['a list that is empty', { value: [] }, 'None'],
    [
      'what is told day by day from its end',
      { value: ['2026-02-27 0.5', '2026-02-28 0.25'] },
      '2026-02-28 0.252026-02-27 0.5',
    ],
    [
      'what only looks like that as it is',
      { value: ['2026-02-27 0.5', '2026-02-28 was missed'] },
      '2026-02-27 0.52026-02-28 was missed',
    ],
    [
      'the start of a long list',
      { value: Array.from({ length: 25 }, (_, i) => `f${i}`) },
      /f19and 5 more$/,
    ],
    [
      'why it is unknown',
      { value: null, unknownBecause: 'the file is gone' },
      'Unknown: the file is gone',
    ],
    ['that it is unknown', { value: null }, 'Unknown'],
  ])('shows %s', async (_, evidence, text) => {
    expect(await textOf(evidence)).toMatch(
      text instanceof RegExp ? text : new RegExp(`^${text}$`),
    );
  });

  it('says what is wrong with its source, unless the fact says more', async () => {
    const git: SourceStatus = {
      collector: 'git',
      title: 'Git repository',
      status: 'not-connected',
      unknownBecause: 'Git repository is not connected.',
    };
    expect(await textOf({}, git)).toBe(
      'Unknown: Git repository is not connected.',
    );
    cleanup();
    expect(await textOf({ unknownBecause: 'the file is gone' }, git)).toBe(
      'Unknown: the file is gone',
    );
  });
});
