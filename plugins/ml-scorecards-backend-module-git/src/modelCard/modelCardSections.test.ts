import fc from 'fast-check';
import { isModelCard, modelCardSections } from './modelCardSections';

describe('modelCardSections', () => {
  it.each([
    ['# Model Details\nA tree.', ['Model Details']],
    ['#### 1. Intended Use:\nFor loans.', ['Intended Use']],
    ['## **Metrics**\n- AUC: 0.93', ['Metrics']],
    ['## Metrics.\n| a | b |\n|---|---|\n| AUC | 0.9 |', ['Metrics']],
    ['Evaluation dataset\n------------------\nHeld out.', ['Evaluation Data']],
    ['## Training Data #\n### Source\nPayments of 2024.', ['Training Data']],
    [
      '## Caveats & Recommendations\nRetrain monthly.',
      ['Caveats and Recommendations'],
    ],
    ['## Ethical considerations ##\nNo age.', ['Ethical Considerations']],
    [
      '## Quantitative Analysis\nSee [the report](x).',
      ['Quantitative Analyses'],
    ],
    [
      '## Bias, Risks, and Limitations\nSmall data.',
      ['Ethical Considerations', 'Caveats and Recommendations'],
    ],
    ['## Uses\n### Direct Use\nScoring.', ['Intended Use']],
    ['## Factors\r\nCountry.\r\n', ['Factors']],
    ['---\nlicense: mit\n---\n## Metrics\nAUC', ['Metrics']],
    ['---\nlicense: mit\n## Metrics\nAUC', ['Metrics']],
    [
      '## Caveats\nNone of the features is personal.',
      ['Caveats and Recommendations'],
    ],
  ])('finds sections: %j', (text, expected) => {
    expect(modelCardSections(text)).toEqual(expected);
  });

  it.each([
    '## Metrics',
    '## Metrics\n\n## Other\ntext',
    '## Metrics\nTODO',
    '## Metrics\n- TODO: add the numbers',
    '## Metrics\n[Insert metrics here]',
    '## Metrics\n[More Information Needed]',
    '## Metrics\n- **Accuracy:** [More Information Needed]',
    '## Metrics\n{{ metrics }}',
    '## Metrics\nTBD.',
    '## Metrics\nN/A',
    '## Metrics\nDescribe the metrics of your model.',
    '## Metrics\n<!-- AUC is 0.93 -->',
    '<!--\n## Metrics\nAUC is 0.93\n-->',
    '<!-- not closed\n## Metrics\nAUC is 0.93',
    '```\n## Metrics\nAUC is 0.93\n```',
    '##### Metrics\nAUC is 0.93',
    '## Business metrics of the quarter\ntext',
    '---\n## Metrics\nAUC\n---\n',
    '## Metrics\n\n---\n',
  ])('does not count %j', text => {
    expect(modelCardSections(text)).toEqual([]);
  });

  it('does not count a section for what a section below it says', () => {
    expect(
      modelCardSections('# Model Details\n## Intended Use\nFor loans.'),
    ).toEqual(['Intended Use']);
  });

  it('tells a card from another text', () => {
    expect(isModelCard('# Model card of churn\ntext')).toBe(true);
    expect(
      isModelCard('# Churn\n## Usage\nRun it.\n## Metrics\nSee there.'),
    ).toBe(false);
  });

  it('answers whatever it is given, and soon', () => {
    const parts = fc.array(
      fc.constantFrom(
        '#',
        ' ',
        '\n',
        'Metrics',
        '<!--',
        '-->',
        '```',
        '---',
        '[',
        ']',
        '(',
        ')',
        '{{',
        '}}',
        '<',
        '>',
        ':',
        '*',
        'TODO',
        'x',
      ),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          parts.map(all => all.join('')),
        ),
        text => {
          expect(Array.isArray(modelCardSections(text))).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
    const started = Date.now();
    for (const part of [
      '#',
      '# ',
      '<!--',
      '[',
      '<',
      '* ',
      '-',
      '{{',
      'a ',
      '# Metrics\n',
      '# Model Details\n## Metrics\n',
      '`',
      '1. ',
      '[a](',
      'fill ',
    ]) {
      modelCardSections(
        `# Metrics\n${part.repeat(1024 * 1024).slice(0, 1024 * 1024)}`,
      );
    }
    expect(Date.now() - started).toBeLessThan(30_000);
  }, 60_000);
});
