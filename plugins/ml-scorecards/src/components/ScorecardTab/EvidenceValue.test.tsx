import { render, screen } from '@testing-library/react';
import { TestApiProvider, mockApis } from '@backstage/frontend-test-utils';
import { Evidence } from 'backstage-plugin-ml-scorecards-common';
import { EvidenceValue } from './EvidenceValue';

function textOf(evidence: Partial<Evidence>): string | null {
  render(
    <TestApiProvider apis={[mockApis.translation(), mockApis.error()]}>
      <section aria-label="value">
        <EvidenceValue
          evidence={{
            fact: 'git.some',
            description: 'something',
            source: 'Git repository',
            value: null,
            ...evidence,
          }}
        />
      </section>
    </TestApiProvider>,
  );
  return screen.getByRole('region').textContent;
}

describe('EvidenceValue', () => {
  it.each<[string, Partial<Evidence>, string | RegExp]>([
    ['a yes', { value: true }, 'Yes'],
    ['a no', { value: false }, 'No'],
    ['a number', { value: 12345.5 }, '12,345.5'],
    ['a number with its unit', { value: 3, unit: 'days' }, '3 days'],
    ['few bytes', { value: 12, unit: 'bytes' }, '12 bytes'],
    ['many bytes', { value: 2_500_000_000, unit: 'bytes' }, '2.5 GB'],
    ['a text', { value: 'docs/MODEL_CARD.md' }, 'docs/MODEL_CARD.md'],
    ['a text that is empty', { value: '' }, 'Empty'],
    ['an instant', { value: '2020-01-01T00:00:00.000Z' }, /years ago$/],
    ['a list', { value: ['train', 'evaluate'] }, 'trainevaluate'],
    ['a list that is empty', { value: [] }, 'None'],
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
  ])('shows %s', (_, evidence, text) => {
    expect(textOf(evidence)).toMatch(
      text instanceof RegExp ? text : new RegExp(`^${text}$`),
    );
  });
});
