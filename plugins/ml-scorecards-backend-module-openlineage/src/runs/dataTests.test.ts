import { failedDataTests } from './dataTests';

const passed = { assertion: 'unique', success: true };
const failed = { assertion: 'not_null', column: 'id', success: false };

const of = (...assertions: readonly unknown[]) =>
  failedDataTests([
    { name: 'orders', facets: { dataQualityAssertions: { assertions } } },
  ]);

describe('failedDataTests', () => {
  it('names those that failed, each once', () => {
    expect(of(passed, failed, failed)).toEqual({
      value: ['not_null(id) of orders'],
    });
    expect(of(passed)).toEqual({ value: [] });
  });

  it.each([
    [{ assertion: 'unique' }],
    [{ assertion: 'unique', success: 'false' }],
    [null],
    ['unique'],
  ])('knows that one failed beside %j, and not that none did', odd => {
    expect(of(odd, failed)).toEqual({ value: ['not_null(id) of orders'] });
    expect(of(passed, odd)).toEqual({
      unknownBecause: expect.stringContaining('in a form that cannot be read'),
    });
  });

  it('does not take a facet that it cannot read for one without tests', () => {
    const datasets = ['x', { assertions: 'x' }].map(dataQualityAssertions => ({
      facets: { dataQualityAssertions },
    }));
    for (const dataset of datasets) {
      expect(
        failedDataTests([
          dataset,
          { facets: { dataQualityAssertions: { assertions: [passed] } } },
        ]),
      ).toEqual({
        unknownBecause: expect.stringContaining('cannot be read'),
      });
    }
  });

  it('knows nothing without a test', () => {
    const unknownBecause = 'the last run has told of no data test';
    expect(of()).toEqual({ unknownBecause });
    expect(failedDataTests([{ facets: {} }])).toEqual({ unknownBecause });
  });
});
