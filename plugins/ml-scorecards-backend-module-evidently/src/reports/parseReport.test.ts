import { evidentlyJson, valueDrift } from '../__testUtils__/reports';
import { parseReport } from './parseReport';

const MADE = '2026-05-31T03:00:00Z';

describe('parseReport', () => {
  it('reads a report of Evidently, with when it was made around it', () => {
    const report = evidentlyJson([valueDrift('prediction', 0.3)]);
    expect(parseReport(report)).toMatchObject({
      tool: 'Evidently',
      madeAt: undefined,
    });
    expect(parseReport({ timestamp: MADE, report })).toMatchObject({
      tool: 'Evidently',
      madeAt: Date.parse(MADE),
      columns: [{ column: 'prediction' }],
    });
  });

  it('reads a report of an older Evidently', () => {
    expect(
      parseReport({
        version: '0.4.40',
        timestamp: '2026-05-31 03:00:00.000000',
        metrics: [
          {
            metric: 'DatasetDriftMetric',
            result: { drift_share: 0.5, share_of_drifted_columns: 0.5 },
          },
          {
            metric: 'DataDriftTable',
            result: {
              share_of_drifted_columns: 0.5,
              drift_by_columns: {
                age: {
                  column_name: 'age',
                  stattest_name: 'K-S p_value',
                  drift_score: 0.001,
                  drift_detected: true,
                },
              },
            },
          },
          {
            metric: 'ColumnDriftMetric',
            result: {
              column_name: 'prediction',
              stattest_name: 'PSI',
              drift_score: 0.02,
              drift_detected: false,
            },
          },
        ],
        tests: [{ name: 'Drift per Column', status: 'FAIL' }],
      }),
    ).toMatchObject({
      tool: 'Evidently',
      madeAt: Date.parse(MADE),
      isOnDrift: true,
      driftedShare: 0.5,
      columns: [
        { column: 'age', method: 'K-S p_value', hasDrifted: true },
        { column: 'prediction', method: 'PSI', score: 0.02, hasDrifted: false },
      ],
      failedTests: ['Drift per Column'],
    });
  });

  it('reads drift scores of whylogs', () => {
    const score = {
      algorithm: 'ks',
      pvalue: 0.001,
      statistic: 0.4,
      thresholds: { NO_DRIFT: [0.15, 1], DRIFT: [0, 0.05] },
      drift_category: 'DRIFT',
    };
    const columns = {
      age: score,
      report: { ...score, pvalue: 0.1, drift_category: 'POSSIBLE_DRIFT' },
      amount: {
        algorithm: 'hellinger',
        pvalue: null,
        statistic: 0.2,
        thresholds: null,
        drift_category: null,
      },
      name: null,
    };
    expect(parseReport(columns)).toMatchObject({
      tool: 'whylogs',
      columns: [
        { column: 'age', method: 'ks', score: 0.001, hasDrifted: true },
        { column: 'report', method: 'ks', score: 0.1, hasDrifted: false },
        { column: 'amount', score: 0.2, hasDrifted: undefined },
      ],
    });
    expect(parseReport({ timestamp: MADE, report: columns })).toMatchObject({
      madeAt: Date.parse(MADE),
    });
  });

  it('reads the last chunk that NannyML analyzed', () => {
    const chunk = {
      chunk_key: '[0:999]',
      chunk_index: 0,
      chunk_start_date: '2026-05-01T00:00:00.000',
      chunk_end_date: '2026-05-31T03:00:00.000',
      chunk_period: 'analysis',
      y_pred_jensen_shannon_value: 0.2,
      y_pred_jensen_shannon_upper_threshold: 0.1,
      y_pred_jensen_shannon_lower_threshold: null,
      y_pred_jensen_shannon_alert: true,
      home_value_kolmogorov_smirnov_value: 0.01,
      home_value_kolmogorov_smirnov_alert: false,
    };
    const alert = {
      ...chunk,
      chunk_end_date: '2026-05-20T03:00:00.000',
      home_value_kolmogorov_smirnov_alert: true,
    };
    expect(
      parseReport([
        { ...alert, chunk_period: 'reference' },
        alert,
        { ...alert, chunk_end_date: null },
        { ...alert, y_pred_jensen_shannon_alert: null },
        chunk,
        { ...alert, chunk_period: 'reference' },
      ]),
    ).toMatchObject({
      tool: 'NannyML',
      dataUntil: Date.parse(MADE),
      columns: [
        {
          column: 'y_pred',
          method: 'jensen_shannon',
          score: 0.2,
          hasDrifted: true,
        },
        {
          column: 'home_value',
          method: 'kolmogorov_smirnov',
          hasDrifted: false,
        },
      ],
      // Only of chunks that say when they end, and of each column whether it drifted.
      driftedShares: [
        { at: Date.parse('2026-05-20T03:00:00Z'), value: 1 },
        { at: Date.parse(MADE), value: 0.5 },
      ],
    });
  });

  describe('reads Alibi Detect', () => {
    const meta = { name: 'KSDrift', data_type: null };

    it('feature by feature', () => {
      const data = {
        is_drift: [1, 0],
        distance: [0.4, 0.1],
        p_val: [0.001, 0.3],
        threshold: 0.05,
      };
      expect(
        parseReport({
          timestamp: MADE,
          featureNames: ['age'],
          report: { data, meta },
        }),
      ).toMatchObject({
        tool: 'Alibi Detect',
        madeAt: Date.parse(MADE),
        columns: [
          { column: 'age', method: 'KSDrift', score: 0.001, hasDrifted: true },
          { column: 'feature 2', score: 0.3, hasDrifted: false },
        ],
      });
    });

    it('by batch, with a threshold that holds for each feature', () => {
      const data = {
        is_drift: 1,
        distance: [0.4, 0.1],
        p_val: [0.001, 0.03],
        threshold: 0.025,
      };
      expect(parseReport({ data, meta })).toMatchObject({
        columns: [{ hasDrifted: true }, { hasDrifted: false }],
      });
    });

    describe('of all features together', () => {
      const report = {
        data: {
          is_drift: 1,
          distance: 0.03,
          p_val: 0.01,
          threshold: 0.05,
          distance_threshold: 0.02,
        },
        meta: { name: 'MMDDrift' },
      };

      it('tells of none alone', () => {
        for (const featureNames of [undefined, [], ['age', 'prediction']]) {
          expect(
            parseReport({ timestamp: MADE, featureNames, report }),
          ).toMatchObject({ isOnDrift: true, columns: [] });
        }
      });

      it('tells of the predictions, if they are all it looks at', () => {
        const read = (data: object) =>
          parseReport({
            timestamp: MADE,
            featureNames: ['prediction'],
            report: { ...report, data: { ...report.data, ...data } },
          })?.columns;
        const of = { column: 'prediction', method: 'MMDDrift' };
        expect(read({})).toEqual([{ ...of, score: 0.01, hasDrifted: true }]);
        expect(read({ is_drift: 0, p_val: 0.4 })).toEqual([
          { ...of, score: 0.4, hasDrifted: false },
        ]);
        // Online, there is no p-value.
        expect(read({ is_drift: false, p_val: null })).toEqual([
          { ...of, score: 0.03, hasDrifted: false },
        ]);
      });
    });
  });

  it.each([
    ['nothing', null],
    ['a number', 1],
    ['an empty object', {}],
    ['empty scores', { name: null }],
    ['an empty list', []],
    ['other rows', [{ date: '2026-05-31', count: 1 }]],
    ['a whole snapshot', { report: { items: [] }, metric_results: {} }],
    ['something else in an envelope', { timestamp: MADE, report: {} }],
  ])('knows no report in %s', (_, json) => {
    expect(parseReport(json)).toBeUndefined();
  });
});
