import { failedDataTests, TestedRun } from './dataTests';

const passed = { assertion: 'unique', success: true };
const failed = { assertion: 'not_null', column: 'id', success: false };

const ofDatasets = (...datasets: TestedRun['datasets']) =>
  failedDataTests({ datasets, runFacets: [] });
const of = (...assertions: readonly unknown[]) =>
  ofDatasets({
    name: 'orders',
    facets: { dataQualityAssertions: { assertions } },
  });

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
        ofDatasets(dataset, {
          facets: { dataQualityAssertions: { assertions: [passed] } },
        }),
      ).toEqual({
        unknownBecause: expect.stringContaining('cannot be read'),
      });
    }
  });

  it('knows nothing without a test', () => {
    const unknownBecause = 'the last run has told of no data test';
    expect(of()).toEqual({ unknownBecause });
    expect(ofDatasets({ facets: {} })).toEqual({ unknownBecause });
  });

  describe('by the facet of a run', () => {
    // As OpenLineage documents it.
    const facet = (...tests: readonly unknown[]) => ({
      test: {
        _producer: 'https://some.producer.com/version/1.0',
        _schemaURL:
          'https://openlineage.io/spec/facets/1-0-1/TestRunFacet.json',
        tests,
      },
    });
    const unique = {
      name: 'assert_order_ids_unique',
      status: 'pass',
      severity: 'error',
      type: 'unique',
    };
    const rowCount = {
      name: 'assert_row_count_reasonable',
      status: 'fail',
      severity: 'warn',
      type: 'row_count',
      expected: '1000',
      actual: '999',
      content: 'SELECT COUNT(*) FROM orders',
      contentType: 'sql',
    };
    const ofRun = (...runFacets: TestedRun['runFacets']) =>
      failedDataTests({ datasets: [], runFacets });

    it('names those that failed, also where that only warns', () => {
      expect(ofRun({}, facet(unique, rowCount), facet(rowCount))).toEqual({
        value: ['assert_row_count_reasonable'],
      });
      expect(ofRun(facet(unique))).toEqual({ value: [] });
    });

    it('names them beside those of datasets', () => {
      expect(
        failedDataTests({
          datasets: [
            {
              name: 'orders',
              facets: { dataQualityAssertions: { assertions: [failed] } },
            },
          ],
          runFacets: [facet(rowCount)],
        }),
      ).toEqual({
        value: ['assert_row_count_reasonable', 'not_null(id) of orders'],
      });
    });

    it('does not take tests that were skipped for tests that passed', () => {
      const skipped = { ...unique, status: 'skip' };
      expect(ofRun(facet(skipped))).toEqual({
        unknownBecause: 'the last run has told of no data test',
      });
      expect(ofRun(facet(skipped, unique))).toEqual({ value: [] });
    });

    it.each([
      facet({ ...unique, status: 'error' }),
      facet({ status: 'pass' }),
      facet('unique'),
      { test: { tests: 'x' } },
      { test: 'x' },
    ])('does not take what cannot be read for tests that passed: %j', odd => {
      expect(ofRun(facet(unique), odd)).toEqual({
        unknownBecause: expect.stringContaining('cannot be read'),
      });
      expect(ofRun(facet(rowCount), odd)).toEqual({
        value: ['assert_row_count_reasonable'],
      });
    });
  });
});
