import alibiDetect from '../__recordings__/alibi-detect.json';
import nannyml from '../__recordings__/nannyml.json';
import whylogs from '../__recordings__/whylogs.json';
import { parseReport } from './parseReport';

// What `test/live/evidently/library_reports.py` has written: of the same data, age and the predictions have drifted.
describe('reports that other libraries have really written', () => {
  it.each([
    ['whylogs', whylogs, 'ks', undefined],
    [
      'NannyML',
      nannyml,
      'jensen_shannon',
      // Up to when the last chunk goes.
      Date.parse('2026-05-28T21:10:00Z'),
    ],
    [
      'Alibi Detect',
      alibiDetect,
      'KSDrift',
      Date.parse('2026-05-31T03:00:00Z'),
    ],
  ])('are read of %s', (tool, report, method, at) => {
    const column = (name: string, hasDrifted: boolean) => ({
      column: name,
      method,
      score: expect.any(Number),
      hasDrifted,
    });
    const read = parseReport(report);
    expect(read?.madeAt ?? read?.dataUntil).toBe(at);
    expect(read).toMatchObject({
      tool,
      isOnDrift: true,
      columns: [
        column('age', true),
        column('amount', false),
        column('prediction', true),
      ],
    });
  });
});
