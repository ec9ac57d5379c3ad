import {
  driftedColumns,
  evidentlyJson,
  metric,
  testResult,
  valueDrift,
} from '../../__testUtils__/reports';
import { evidentlyReport } from './evidentlyReport';

describe('evidentlyReport', () => {
  it('reads drift of columns, and how many drifted', () => {
    expect(
      evidentlyReport(
        evidentlyJson([
          driftedColumns(0.25),
          valueDrift('prediction', 0.31),
          valueDrift('age', 0.2, { method: 'K-S p_value', threshold: 0.05 }),
          valueDrift('city', null),
          valueDrift('mine', 0.3, { method: "custom function 'f'" }),
        ]),
      ),
    ).toMatchObject({
      tool: 'Evidently',
      isOnDrift: true,
      driftedShare: 0.25,
      columns: [
        { column: 'prediction', method: 'psi', score: 0.31, hasDrifted: true },
        { column: 'age', method: 'K-S p_value', hasDrifted: false },
        { column: 'city', score: undefined, hasDrifted: undefined },
        { column: 'mine', score: 0.3, hasDrifted: undefined },
      ],
    });
  });

  it('reads the name of a metric where its settings are not beside it', () => {
    expect(
      evidentlyReport({
        metrics: [
          {
            id: 'x',
            metric_id: 'ValueDrift(column=a,b = c,method=psi,threshold=0.1)',
            value: 0.05,
          },
        ],
      }),
    ).toMatchObject({
      columns: [{ column: 'a,b = c', method: 'psi', hasDrifted: false }],
      failedTests: undefined,
    });
  });

  it('reads the quality of predictions, and of how many rows it is', () => {
    const { isOnDrift, quality, rows } = evidentlyReport(
      evidentlyJson([
        metric('F1Score', 0.8),
        metric('MAE', { mean: 2, std: 1 }),
        metric('Recall', null),
        metric('MeanValue', 3),
        metric('RowCount', 1500),
      ]),
    )!;
    expect(isOnDrift).toBe(false);
    expect(Object.fromEntries(quality)).toEqual({ F1Score: 0.8, MAE: 2 });
    expect(rows).toBe(1500);
  });

  it('names the tests that failed, or failed to run', () => {
    expect(
      evidentlyReport(
        evidentlyJson(
          [],
          [
            testResult('b', 'FAIL'),
            testResult('a', 'ERROR'),
            testResult('c', 'SUCCESS'),
            testResult('d', 'WARNING'),
            testResult('e', 'SKIPPED'),
            testResult('b', 'FAIL'),
          ],
        ),
      ),
    ).toMatchObject({ failedTests: ['a', 'b'] });
  });

  it.each([
    ['nothing', null],
    ['a list', []],
    ['other metrics', { metrics: [{ name: 'latency', value: 1 }] }],
    ['metrics that are no list', { metrics: {} }],
  ])('takes %s for no report', (_, json) => {
    expect(evidentlyReport(json)).toBeUndefined();
  });
});
