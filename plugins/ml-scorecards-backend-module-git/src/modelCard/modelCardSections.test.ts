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

  it.each([
    ['library_name: sklearn\ndatasets:\n- payments', true, ['Training Data']],
    ['pipeline_tag: tabular-classification', true, []],
    ['base_model: acme/churn', true, []],
    [
      'model-index:\n- name: churn\n  results:\n  - task: {type: x}\n    metrics:\n    - {type: auc, value: 0.93}',
      true,
      ['Metrics', 'Quantitative Analyses'],
    ],
    // As `huggingface_hub` writes it before anything was measured.
    ['model-index:\n- name: churn\n  results: []', true, []],
    // Of a data set, of any page, and of none that can be read.
    ['task_categories: [tabular]\ndatasets: [payments]', false, []],
    ['title: Churn\nlicense: mit', false, []],
    ['library_name: [', false, []],
    ['library_name: {a: b}\nmodel-index: 7', false, []],
    ['', false, []],
  ])(
    'reads the front matter of Hugging Face: %j',
    (frontMatter, isCard, sections) => {
      const text = `---\r\n${frontMatter}\n---\n# Churn\nScores customers.\n`;
      expect(isModelCard(text)).toBe(isCard);
      expect(modelCardSections(text)).toEqual(sections);
    },
  );

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
